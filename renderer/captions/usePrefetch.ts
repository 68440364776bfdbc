/** Fetches the images of the next proposals: of the first one also the large one. */
import { imagePath, thumbPath } from '../../shared/api/imagePaths.ts';
import type { Proposal } from '../../shared/api/proposals.ts';
import { useImagesAhead } from '../ui/hooks/useImagesAhead.ts';

export const usePrefetch = (proposals: readonly (Proposal | null)[]): void => {
  useImagesAhead(
    proposals.flatMap((proposal, index) => {
      const row = proposal?.row ?? null;
      if (row === null || row.problem !== null) return [];
      const thumb = thumbPath(row.id, 640, row.version);
      return index === 0 ? [thumb, imagePath(row.id, row.version)] : [thumb];
    }),
  );
};
