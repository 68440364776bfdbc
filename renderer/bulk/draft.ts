/** What stands in the bulk dialog's fields, and the edit that it says. Pure. */
import type { CaptionKind, TagCategory } from '../../shared/api/caption.ts';
import type { Cleaning } from '../../shared/caption/cleaning.ts';
import { replaceProblem } from '../../shared/edit/pattern.ts';
import { edit as editSchema, type Edit, type EditInput, type TagPlace } from '../../shared/edit/edit.ts';
import { editProblem } from '../../shared/edit/oneTag.ts';

export const bulkKinds = [
  'rename-tag',
  'swap-tags',
  'add-tag',
  'remove-tag',
  'move-tag',
  'merge-spellings',
  'replace',
  'sort-tags',
  'normalise',
  'clean',
  'set-text',
  'clear',
  'convert',
] as const satisfies readonly Edit['kind'][];
export type BulkKind = (typeof bulkKinds)[number];

export const isBulkKind = (kind: string): kind is BulkKind => bulkKinds.some((each) => each === kind);

/** A kind's name, and what it does in one sentence. */
export const kindWords: Readonly<Record<BulkKind, { readonly name: string; readonly about: string }>> = {
  'rename-tag': {
    name: 'Rename a tag',
    about: 'One tag becomes another, in any spelling. If a caption has both, only one is kept.',
  },
  'swap-tags': {
    name: 'Swap two tags',
    about: 'For a batch that was labelled the wrong way round: both at once, in one step.',
  },
  'add-tag': { name: 'Add a tag', about: 'Where it is missing, at the place you choose.' },
  'remove-tag': { name: 'Remove a tag', about: 'In any spelling.' },
  'move-tag': { name: 'Move a tag', about: 'To another position of the same caption.' },
  'merge-spellings': {
    name: 'Merge spellings',
    about: 'Every spelling of this tag becomes exactly the one you type.',
  },
  replace: {
    name: 'Replace by pattern',
    about: 'A regular expression, with groups: $1 stands for the first. In tags: inside of each tag.',
  },
  'sort-tags': { name: 'Sort tags', about: 'By category; within a category the order stays.' },
  normalise: {
    name: 'Normalise tags',
    about: 'Escaping, underscores, case, spacing and duplicates, the way most of the dataset is written.',
  },
  clean: {
    name: 'Clean captions',
    about: 'Removes byte order marks and invisible characters, and repairs separators and line ends.',
  },
  'set-text': { name: 'Set a caption', about: 'The whole caption becomes this text.' },
  clear: { name: 'Clear a caption', about: 'The sidecar stays, and is empty.' },
  convert: {
    name: 'Convert to UTF-8',
    about: 'Captions that are not UTF-8 are read in the encoding you name, and written as UTF-8.',
  },
};

/** What is cleaned, as the dialog names it. */
export const cleaningWords: Readonly<Record<Cleaning, string>> = {
  'byte-order-mark': 'Byte order mark',
  'line-ends': 'Lone carriage returns',
  characters: 'Control and invisible characters',
  separators: 'Semicolons and full-width commas between tags',
  spaces: 'Spaces between tags, without commas',
};

export type PlaceChoice = TagPlace['at'];

export interface Draft {
  readonly kind: BulkKind;
  readonly tag: string;
  readonly other: string;
  readonly tags: boolean;
  readonly prose: boolean;
  readonly place: PlaceChoice;
  readonly position: string;
  readonly after: string;
  readonly caption: CaptionKind;
  readonly what: Cleaning;
  readonly pattern: string;
  readonly ignoreCase: boolean;
  readonly replacement: string;
  readonly text: string;
  readonly encoding: string;
  readonly order: SortOrder;
  /** How tags are written; null: as most of the dataset. */
  readonly style: Extract<Edit, { kind: 'normalise' }>['style'];
}

/** The orders that trainers' models ask for. */
export const sortOrders = {
  activation: ['character', 'copyright', 'artist', 'general', 'meta', 'year', 'quality', 'rating'],
  anima: ['quality', 'year', 'rating', 'character', 'copyright', 'artist', 'general', 'meta'],
} as const satisfies Readonly<Record<string, readonly TagCategory[]>>;
export type SortOrder = keyof typeof sortOrders;

/** "Character, copyright, @artist, general." */
export const orderWords = (order: SortOrder): string => {
  const words = sortOrders[order]
    .map((category) => (category === 'artist' ? '@artist' : category))
    .join(', ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
};

export const newDraft = (kind: BulkKind, tag: string | null): Draft => ({
  kind,
  tag: tag ?? '',
  other: '',
  tags: true,
  prose: true,
  place: 'after-activation',
  position: '1',
  after: '',
  caption: 'tags',
  what: 'byte-order-mark',
  pattern: '',
  ignoreCase: false,
  replacement: '',
  text: '',
  encoding: 'windows-1252',
  order: 'activation',
  style: null,
});

const placeOf = ({ place, position, after }: Draft): TagPlace => {
  switch (place) {
    case 'after':
      return { at: 'after', tag: after };
    case 'position':
      return { at: 'position', position: Number(position) };
    case 'front':
    case 'end':
    case 'after-activation':
      return { at: place };
  }
};

const inputOf = (draft: Draft): EditInput => {
  const { kind, tag, other, tags, prose, caption } = draft;
  switch (kind) {
    case 'rename-tag':
      return { kind, from: tag, to: other, tags, prose };
    case 'swap-tags':
      return { kind, a: tag, b: other, tags, prose };
    case 'add-tag':
    case 'move-tag':
      return { kind, tag, place: placeOf(draft) };
    case 'remove-tag':
      return { kind, tag };
    case 'merge-spellings':
      return { kind, spelling: tag };
    case 'replace': {
      const { pattern, ignoreCase, replacement } = draft;
      return { kind, caption, pattern, ignoreCase, replacement };
    }
    case 'sort-tags':
      return { kind, order: [...sortOrders[draft.order]] };
    case 'normalise':
      return { kind, style: draft.style };
    case 'clean':
      return { kind, caption, what: draft.what };
    case 'set-text':
      return { kind, caption, text: draft.text };
    case 'clear':
      return { kind, caption };
    case 'convert':
      return { kind, caption, encoding: draft.encoding };
  }
};

/** What to do next, by the part of the edit that is not whole. */
const lackWords = ({ kind, tag }: Draft, path: string): string => {
  if (kind === 'swap-tags') return tag.trim() === '' ? 'Name both tags.' : 'Name the other tag.';
  switch (path) {
    case 'to':
      return 'Type the new name.';
    case 'place.tag':
      return 'Name the tag that it goes after.';
    case 'place.position':
      return 'A position is a whole number from 1.';
    case 'pattern':
      return 'Type a pattern.';
    default:
      return kind === 'rename-tag' ? 'Enter the tag to rename.' : 'Enter a tag.';
  }
};

/** The edit that a draft says, or what is still lacking, in words. */
export const editOf = (draft: Draft): { readonly edit: Edit } | { readonly lacks: string } => {
  const parsed = editSchema.safeParse(inputOf(draft));
  if (!parsed.success) return { lacks: lackWords(draft, parsed.error.issues[0]?.path.join('.') ?? '') };
  const tagged = editProblem(parsed.data);
  if (tagged !== null) return { lacks: tagged };
  const pattern = draft.kind === 'replace' ? replaceProblem(draft.pattern, draft.replacement) : null;
  if (pattern !== null) return { lacks: pattern };
  const { tags, prose, kind } = draft;
  if ((kind === 'rename-tag' || kind === 'swap-tags') && !tags && !prose) {
    return { lacks: 'Choose tags, NL captions or both.' };
  }
  return { edit: parsed.data };
};

/** A saved rule back into the fields; null for what this dialog cannot say. */
export const draftOf = (edit: Edit): Draft | null => {
  if (!isBulkKind(edit.kind)) return null;
  const base = newDraft(edit.kind, null);
  switch (edit.kind) {
    case 'rename-tag':
      return { ...base, tag: edit.from, other: edit.to, tags: edit.tags, prose: edit.prose };
    case 'swap-tags':
      return { ...base, tag: edit.a, other: edit.b, tags: edit.tags, prose: edit.prose };
    case 'add-tag':
    case 'move-tag': {
      const { place } = edit;
      const after = place.at === 'after' ? place.tag : '';
      const position = place.at === 'position' ? String(place.position) : '1';
      return { ...base, tag: edit.tag, place: place.at, after, position };
    }
    case 'remove-tag':
      return { ...base, tag: edit.tag };
    case 'merge-spellings':
      return { ...base, tag: edit.spelling };
    case 'replace': {
      const { caption, pattern, ignoreCase, replacement } = edit;
      return { ...base, caption, pattern, ignoreCase, replacement };
    }
    case 'sort-tags':
      return { ...base, order: edit.order[0] === 'quality' ? 'anima' : 'activation' };
    case 'clean':
      return { ...base, caption: edit.caption, what: edit.what };
    case 'set-text':
      return { ...base, caption: edit.caption, text: edit.text };
    case 'clear':
      return { ...base, caption: edit.caption };
    case 'convert':
      return { ...base, caption: edit.caption, encoding: edit.encoding };
    case 'normalise':
      return { ...base, style: edit.style };
  }
};
