/** A tagger's proposal and what a person has changed in it, tag by tag. Pure. */
import type { ProposedTag } from '../../shared/api/proposals.ts';
import { proposedTexts } from '../../shared/captioning/tagger/proposedTexts.ts';

export interface ShownTag extends ProposedTag {
  /** It will be in the caption. */
  readonly included: boolean;
}

/** @param edited the caption as a person wants it; undefined: as proposed */
export const shownTags = (
  tags: readonly ProposedTag[],
  edited: readonly string[] | undefined,
): readonly ShownTag[] => {
  const wanted = new Set(edited ?? proposedTexts(tags));
  const known = new Set(tags.map(({ text }) => text));
  const typed = (edited ?? []).filter((text) => !known.has(text));
  return [
    ...tags.map((tag) => ({ ...tag, included: wanted.has(tag.text) })),
    ...typed.map((text) => ({ text, score: null, change: 'added' as const, included: true })),
  ];
};

/** The caption with a tag taken out or put back in its place; null: that is as proposed. */
export const toggledTag = (
  tags: readonly ProposedTag[],
  edited: readonly string[] | undefined,
  toggled: string,
): readonly string[] | null => {
  const next = shownTags(tags, edited)
    .filter(({ text, included }) => (text === toggled ? !included : included))
    .map(({ text }) => text);
  return next.join('\n') === proposedTexts(tags).join('\n') ? null : next;
};
