/** What an edit makes of one sample's captions, and the parts that kinds of edits make it of. */
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

/** Nothing of one caption but its new text. */
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

/** What becomes of the tags; null where there are none. */
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

/** Names in the NL caption, with what they become; null where none stands there. @param pairs tags: from, to */
export const inNl = (
  { nl }: CaptionTexts,
  pairs: readonly (readonly [from: string, to: string])[],
): CaptionChange | null => {
  if (nl === null) return null;
  const mentions = renamesIn(nl, pairs);
  return mentions.length === 0 ? null : { ...changeOf('nl', nl, withMentions(nl, mentions)), mentions };
};

/** The caption is not what the writer of an edit saw. */
export const movedOn = (caption: CaptionKind): Applied => ({
  moved: { caption, reason: 'It was changed since it was shown.' },
});
