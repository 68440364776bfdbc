/** The caption that a tagger's proposal comes to. */

/** @param tags of the present and of the proposed caption, in the order of the proposed one */
export const proposedTexts = (
  tags: readonly { readonly text: string; readonly change: 'kept' | 'added' | 'removed' }[],
): readonly string[] => tags.filter(({ change }) => change !== 'removed').map(({ text }) => text);
