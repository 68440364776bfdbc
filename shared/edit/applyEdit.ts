/** The rule at the heart of editing: intention x captions of one sample -> changes. Pure; also the preview. */
import type { CaptionKind } from '../api/caption.ts';
import type { Mention } from '../api/edits.ts';
import { cleanings } from '../caption/cleaning.ts';
import { tagKey } from '../caption/identity.ts';
import type { Edit } from './edit.ts';
import { compiled } from './pattern.ts';
import type { TagStyle } from '../caption/style.ts';
import { renamesIn, withMentions } from './proseEdits.ts';
import {
  addTag,
  mergeSpellings,
  moveTagTo,
  normaliseTags,
  removeTagEverywhere,
  renameTag,
  replaceInTags,
  setTagsSeen,
  sortTags,
  swapTags,
  type TagContext,
} from './tagEdits.ts';

/** Edits of captions: marks belong to the project's file. */
export type CaptionEdit = Exclude<Edit, { kind: 'set-mark' | 'convert' }>;

/** A sample's two captions as text; null: there is no file. */
export interface CaptionTexts {
  readonly tags: string | null;
  readonly nl: string | null;
}

export interface EditContext extends TagContext {
  /** A tag in a given style, or, null, in the dataset's. */
  writeIn(tag: string, style: TagStyle | null): string;
}

export interface CaptionChange {
  readonly caption: CaptionKind;
  readonly before: string | null;
  readonly after: string | null;
  /** The target of a rename stood there already. */
  readonly merged: boolean;
  /** Names in prose; `after` is `before` with those that are on. */
  readonly mentions: readonly Mention[];
}

/** The caption is not what the writer of this edit saw. */
export interface Moved {
  readonly caption: CaptionKind;
  readonly reason: string;
}

export type Applied =
  | { readonly changes: readonly CaptionChange[]; readonly moved?: undefined }
  | { readonly moved: Moved; readonly changes?: undefined };

/** Which captions an edit reads and may change. */
export const captionsOf = (edit: CaptionEdit): readonly CaptionKind[] => {
  switch (edit.kind) {
    case 'set-text':
    case 'clear':
    case 'clean':
    case 'replace':
      return [edit.caption];
    case 'sequence':
      return [...new Set(edit.steps.flatMap((step) => captionsOf(step)))];
    case 'rename-tag':
    case 'swap-tags':
      return [...(edit.tags ? (['tags'] as const) : []), ...(edit.prose ? (['nl'] as const) : [])];
    case 'set-tags':
    case 'add-tag':
    case 'remove-tag':
    case 'merge-spellings':
    case 'move-tag':
    case 'sort-tags':
    case 'normalise':
      return ['tags'];
  }
};

const plain = (text: string) => ({ text, merged: false });

const tagsAfter = (
  edit: CaptionEdit,
  text: string,
  context: EditContext,
): { readonly text: string; readonly merged: boolean } => {
  switch (edit.kind) {
    case 'add-tag':
      return plain(addTag(text, edit.tag, edit.place, context));
    case 'remove-tag':
      return plain(removeTagEverywhere(text, edit.tag));
    case 'rename-tag':
      return renameTag(text, edit.from, edit.to, context);
    case 'swap-tags':
      return plain(swapTags(text, edit.a, edit.b, context));
    case 'merge-spellings':
      return plain(mergeSpellings(text, edit.spelling));
    case 'replace':
      return replaceInTags(text, compiled(edit.pattern, edit.ignoreCase), edit.replacement);
    case 'move-tag':
      return plain(moveTagTo(text, edit.tag, edit.place, context));
    case 'sort-tags':
      return plain(sortTags(text, edit.order, context));
    case 'normalise':
      return plain(normaliseTags(text, (tag) => context.writeIn(tag, edit.style)));
    case 'sequence':
    case 'set-text':
    case 'set-tags':
    case 'clear':
    case 'clean':
      return plain(text);
  }
};

const change = (
  caption: CaptionKind,
  before: string | null,
  after: string | null,
  merged = false,
): CaptionChange => ({
  caption,
  before,
  after,
  merged,
  mentions: [],
});

const proseChange = (edit: CaptionEdit, nl: string): CaptionChange | null => {
  if (edit.kind === 'replace')
    return change('nl', nl, nl.replace(compiled(edit.pattern, edit.ignoreCase), edit.replacement));
  const pairs: readonly (readonly [string, string])[] =
    edit.kind === 'rename-tag'
      ? [[edit.from, edit.to]]
      : edit.kind === 'swap-tags'
        ? [
            [edit.a, edit.b],
            [edit.b, edit.a],
          ]
        : [];
  const mentions = renamesIn(nl, pairs);
  if (mentions.length === 0) return null;
  return { ...change('nl', nl, withMentions(nl, mentions)), mentions };
};

const isChange = (candidate: CaptionChange | null): candidate is CaptionChange =>
  candidate !== null && (candidate.before !== candidate.after || candidate.mentions.length > 0);

/** Each step works on what the one before has left. */
const sequenceChanges = (
  steps: readonly CaptionEdit[],
  captions: CaptionTexts,
  context: EditContext,
): readonly CaptionChange[] => {
  const now = { ...captions };
  const merged = { tags: false, nl: false };
  for (const step of steps) {
    for (const made of applyEdit(step, now, context).changes ?? []) {
      now[made.caption] = made.after;
      merged[made.caption] ||= made.merged;
    }
  }
  const kinds = ['tags', 'nl'] as const;
  return kinds.map((kind) => change(kind, captions[kind], now[kind], merged[kind])).filter(isChange);
};

/**
 * What an edit makes of one sample's captions; no changes where it makes nothing of them.
 * @throws SyntaxError for a `replace` whose pattern is not a regular expression; RangeError for a tag that is none
 */
export const applyEdit = (edit: CaptionEdit, captions: CaptionTexts, context: EditContext): Applied => {
  switch (edit.kind) {
    case 'set-text': {
      const before = captions[edit.caption];
      if (edit.expected !== undefined && edit.expected !== before) {
        return { moved: { caption: edit.caption, reason: 'It was changed since it was shown.' } };
      }
      return { changes: [change(edit.caption, before, edit.text)].filter(isChange) };
    }
    case 'set-tags': {
      const after = setTagsSeen(captions.tags ?? '', edit.expected, edit.tags);
      if (after === null) return { moved: { caption: 'tags', reason: 'It was changed since it was shown.' } };
      return { changes: [change('tags', captions.tags, after)].filter(isChange) };
    }
    case 'sequence':
      return { changes: sequenceChanges(edit.steps, captions, context) };
    case 'clear': {
      const before = captions[edit.caption];
      return { changes: before === null ? [] : [change(edit.caption, before, '')].filter(isChange) };
    }
    case 'clean': {
      const before = captions[edit.caption];
      if (before === null) return { changes: [] };
      return { changes: [change(edit.caption, before, cleanings[edit.what].clean(before))].filter(isChange) };
    }
    case 'add-tag':
    case 'remove-tag':
    case 'rename-tag':
    case 'swap-tags':
    case 'merge-spellings':
    case 'replace':
    case 'move-tag':
    case 'sort-tags':
    case 'normalise': {
      const changes: (CaptionChange | null)[] = [];
      const reads = captionsOf(edit);
      // Adding a tag makes a caption where there is none; nothing else does.
      const tags = captions.tags ?? (edit.kind === 'add-tag' ? '' : null);
      if (reads.includes('tags') && tags !== null) {
        const { text, merged } = tagsAfter(edit, tags, context);
        if (text !== tags) changes.push(change('tags', captions.tags, text, merged));
      }
      if (reads.includes('nl') && captions.nl !== null) changes.push(proseChange(edit, captions.nl));
      return { changes: changes.filter(isChange) };
    }
  }
};

/** The tags that an edit may write, as they were typed. */
export const tagsWritten = (edit: CaptionEdit): readonly string[] => {
  switch (edit.kind) {
    case 'add-tag':
      return [edit.tag];
    case 'rename-tag':
      return [edit.to];
    case 'swap-tags':
      return [edit.a, edit.b];
    case 'sequence':
      return edit.steps.flatMap(tagsWritten);
    case 'remove-tag':
    case 'move-tag':
    case 'merge-spellings':
    case 'set-text':
    case 'set-tags':
    case 'clear':
    case 'clean':
    case 'replace':
    case 'sort-tags':
    case 'normalise':
      return [];
  }
};

/** The tags by whose samples an edit's work can be narrowed down; null where any caption may change. */
export const tagsTouched = (edit: CaptionEdit): readonly string[] | null => {
  switch (edit.kind) {
    case 'remove-tag':
    case 'move-tag':
      return [tagKey(edit.tag)];
    case 'rename-tag':
      return [tagKey(edit.from)];
    case 'swap-tags':
      return [tagKey(edit.a), tagKey(edit.b)];
    case 'merge-spellings':
      return [tagKey(edit.spelling)];
    case 'set-text':
    case 'set-tags':
    case 'clear':
    case 'clean':
    case 'add-tag':
    case 'replace':
    case 'sequence':
    case 'sort-tags':
    case 'normalise':
      return null;
  }
};
