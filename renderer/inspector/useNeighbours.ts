/** Has the images before and after the one in the full view fetched and decoded, so that an arrow key shows them at once. */
import { imagePath, thumbPath } from '../../shared/api/imagePaths.ts';
import { useApp } from '../state/AppContext.tsx';
import { rowAt } from '../state/rowsSlice.ts';
import type { AppState } from '../state/types.ts';
import { useImagesAhead } from '../ui/hooks/useImagesAhead.ts';

/** Neighbours whose thumbnails are fetched, the most likely first. */
const near = [1, -1, 2, -2, 3, 4, 5, 6];
/** Neighbours whose images themselves are. */
const nearest = [1, -1];

/** One text, so that a selector's result is stable. */
const addressesOf = (state: AppState, position: number, hurried: boolean): string => {
  const rowsAt = (offsets: readonly number[]) =>
    offsets.flatMap((offset) => {
      const row = rowAt(state, position + offset);
      return row === undefined || row.problem !== null ? [] : [row];
    });
  const thumbs = rowsAt(near).map(({ id, version }) => thumbPath(id, 640, version));
  const images = rowsAt([0, ...nearest]).map(({ id, version }) => imagePath(id, version));
  return [...thumbs, ...(hurried ? [] : images)].join('\n');
};

/**
 * @param hurried the images themselves are left out: another sample follows at once
 * @returns tells whether an image is decoded
 */
export const useNeighbours = (position: number, hurried: boolean): ((address: string) => boolean) => {
  const addresses = useApp((state) => addressesOf(state, position, hurried));
  return useImagesAhead(addresses.split('\n'));
};
