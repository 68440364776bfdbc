/** An edit in words, for history, reports and previews. */
import { cleanings } from '../caption/cleaning.ts';
import type { Edit, TagPlace } from './edit.ts';

const captionWord = { tags: 'tags', nl: 'NL captions' } as const;

const markLabels = {
  reviewed: 'Mark as reviewed',
  'needs-work': 'Mark as needing work',
  excluded: 'Exclude from exports',
} as const;

const quoted = (text: string): string => `“${text}”`;

const placeWords = (place: TagPlace): string => {
  switch (place.at) {
    case 'front':
      return 'at the front';
    case 'end':
      return 'at the end';
    case 'after-activation':
      return 'after the activation tags';
    case 'after':
      return `after ${quoted(place.tag)}`;
    case 'position':
      return `at position ${place.position}`;
  }
};

const where = (tags: boolean, prose: boolean): string =>
  tags ? (prose ? ' in tags and NL captions' : '') : ' in NL captions';

/** Few steps one by one; many tags as their number: a label is one line. */
const sequenceWords = (steps: Extract<Edit, { readonly kind: 'sequence' }>['steps']): string => {
  if (steps.length <= 2) return steps.map(labelOf).join('; ');
  const [first] = steps;
  if (steps.every(({ kind }) => kind === 'add-tag')) return `Add ${steps.length} tags`;
  if (steps.every(({ kind }) => kind === 'remove-tag')) return `Remove ${steps.length} tags`;
  return `${first === undefined ? '' : labelOf(first)}; and ${steps.length - 1} more steps`;
};

/** "Rename “a” to “b” in tags and NL captions". */
export const labelOf = (edit: Edit): string => {
  switch (edit.kind) {
    case 'set-text':
    case 'set-tags':
      return edit.kind === 'set-text' && edit.caption === 'nl' ? 'Edit NL caption' : 'Edit tags';
    case 'clear':
      return `Clear ${captionWord[edit.caption]}`;
    case 'add-tag':
      return `Add ${quoted(edit.tag)} ${placeWords(edit.place)}`;
    case 'remove-tag':
      return `Remove ${quoted(edit.tag)}`;
    case 'rename-tag':
      return `Rename ${quoted(edit.from)} to ${quoted(edit.to)}${where(edit.tags, edit.prose)}`;
    case 'swap-tags':
      return `Swap ${quoted(edit.a)} and ${quoted(edit.b)}${where(edit.tags, edit.prose)}`;
    case 'merge-spellings':
      return `Write ${quoted(edit.spelling)} in one spelling`;
    case 'replace':
      return `Replace /${edit.pattern}/ by ${quoted(edit.replacement)} in ${captionWord[edit.caption]}`;
    case 'sequence':
      return sequenceWords(edit.steps);
    case 'move-tag':
      return `Move ${quoted(edit.tag)} ${placeWords(edit.place)}`;
    case 'sort-tags':
      return 'Sort tags by category';
    case 'normalise':
      return 'Normalise tags';
    case 'clean':
      return cleanings[edit.what].label.replace('TAGS', captionWord[edit.caption]);
    case 'convert':
      return `Convert ${captionWord[edit.caption]} from ${edit.encoding} to UTF-8`;
    case 'set-mark':
      return edit.mark === null ? 'Remove mark' : markLabels[edit.mark];
  }
};
