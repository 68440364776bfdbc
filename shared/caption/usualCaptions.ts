/** Which kinds of captions a dataset has: one that no sample has is nowhere reported as missing. */

export interface UsualCaptions {
  readonly tags: boolean;
  readonly nl: boolean;
}

/** @param present how many samples have each; a dataset without any captions lacks its tags */
export const usualCaptions = (present: { readonly tags: number; readonly nl: number }): UsualCaptions => ({
  tags: present.tags > 0 || present.nl === 0,
  nl: present.nl > 0,
});
