/** The changes of an edit for one sample's captions, and functions that kinds of edits build them with. */
import type { CaptionKind } from '../api/caption.ts';
import type { Mention } from '../api/edits.ts';
import type { TagStyle } from '../caption/style.ts';
import { renamesIn, withMentions } from './proseEdits.ts';
import type { TagContext } from './tagEdits.ts';

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
  /** The target of a rename was there already. */
  readonly merged: boolean;
  /** Names in NL captions; `after` is `before` with those that are on. */
  readonly mentions: readonly Mention[];
}

/** The caption is not the one that the user saw. */
export interface Moved {
  readonly caption: CaptionKind;
  readonly reason: string;
}

export type Applied =
  | { readonly changes: readonly CaptionChange[]; readonly moved?: undefined }
  | { readonly moved: Moved; readonly changes?: undefined };

/** A change with nothing but its new text. */
export const changeOf = (
  caption: CaptionKind,
  before: string | null,
  after: string | null,
  merged = false,
): CaptionChange => ({ caption, before, after, merged, mentions: [] });

const isChange = ({ before, after, mentions }: CaptionChange): boolean =>
  before !== after || mentions.length > 0;

/** Those that change something. */
export const changed = (...changes: readonly (CaptionChange | null)[]): Applied => ({
  changes: changes.filter((change) => change !== null).filter(isChange),
});

/** The change of the tags; null where there are none. */
export const inTags = (
  { tags }: CaptionTexts,
  edit: (text: string) => string | { readonly text: string; readonly merged: boolean },
): CaptionChange | null => {
  if (tags === null) return null;
  const after = edit(tags);
  return typeof after === 'string'
    ? changeOf('tags', tags, after)
    : changeOf('tags', tags, after.text, after.merged);
};

/**
 * Names in the NL caption, with their replacements; null where there are none. @param pairs tags: from, to
 */
export const inNl = (
  { nl }: CaptionTexts,
  pairs: readonly (readonly [from: string, to: string])[],
): CaptionChange | null => {
  if (nl === null) return null;
  const mentions = renamesIn(nl, pairs);
  return mentions.length === 0 ? null : { ...changeOf('nl', nl, withMentions(nl, mentions)), mentions };
};

/** The caption is not the one that the user saw. */
export const movedOn = (caption: CaptionKind): Applied => ({
  moved: { caption, reason: 'It was changed since it was shown.' },
});
