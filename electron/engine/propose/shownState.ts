/** What is shown of a proposal beside the captions and the image as they are now. */
import type { CaptionKind } from '../../../shared/api/caption.ts';
import type { ProposalState } from '../../../shared/api/proposals.ts';
import { textHash } from '../work/textHash.ts';
import type { StoredProposal } from './store/rows.ts';

/** A sample's captions as they stand in their files; null: there is no file. */
export interface PresentCaptions {
  readonly tags: string | null;
  readonly nl: string | null;
}

/** The sample as it is now. */
export interface Present {
  readonly captions: PresentCaptions;
  /** Bytes, and milliseconds since 1970. */
  readonly imageSize: number;
  readonly imageMtime: number;
}

const sign = (text: string | null): string => (text === null ? '-' : textHash(text));

/** What a proposal is made from: an NL caption from both captions, tags from the tags alone. */
export const baseOf = (caption: CaptionKind, { tags, nl }: PresentCaptions): string =>
  caption === 'tags' ? sign(tags) : `${sign(tags)} ${sign(nl)}`;

/**
 * @param now null: the sample is gone
 * @param isSame whether the present caption says what is proposed
 */
export const shownState = (
  proposal: Pick<StoredProposal, 'state' | 'shown' | 'base' | 'imageSize' | 'imageMtime'>,
  caption: CaptionKind,
  now: Present | null,
  isSame: () => boolean,
): ProposalState => {
  const { state, shown, base, imageSize, imageMtime } = proposal;
  if (state !== 'ready' && state !== 'accepted') return state;
  const isAsItWas =
    now !== null &&
    now.imageSize === imageSize &&
    now.imageMtime === imageMtime &&
    baseOf(caption, now.captions) === base;
  // An accepted one whose caption is as it was before: that was taken back.
  if (isAsItWas) return isSame() ? 'same' : 'ready';
  if (state !== 'accepted') return 'stale';
  // Once taken back, it is accepted again when that is done again, and not by what a hand writes.
  return shown === 'accepted' || isSame() ? 'accepted' : 'stale';
};
