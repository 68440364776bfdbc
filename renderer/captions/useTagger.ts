/** What lies in a tagger's folder, and what a selection of its tags would do. */
import { useQuery } from '@tanstack/react-query';
import type { CaptionRun } from '../../shared/api/proposals.ts';
import type { TaggerSpec, TagSelection } from '../../shared/captioning/tagger/taggerSpec.ts';
import { useCall } from '../api/ApiContext.tsx';
import { useSettled } from '../ui/hooks/useSettled.ts';

/** @param folder empty: none is chosen */
export const useTaggerFolder = (folder: string, byHand: TaggerSpec['byHand']) => {
  const call = useCall();
  return useQuery({
    queryKey: ['tagger', folder, byHand],
    queryFn: ({ signal }) => call('POST /api/captioning/tagger', { body: { folder, byHand }, signal }),
    enabled: folder !== '',
    retry: false,
    placeholderData: (previous, before) => (before?.queryKey[1] === folder ? previous : undefined),
  });
};

/** Milliseconds that a slider rests before its effect is asked for. */
const pause = 150;

/** How many tags of how many images a selection adds and removes; undefined until it is known. */
export const useSelectionEffect = (run: CaptionRun, selection: TagSelection) => {
  const call = useCall();
  const settled = useSettled(selection, JSON.stringify(selection), pause);
  return useQuery({
    queryKey: ['proposals', 'effect', run.id, settled],
    queryFn: ({ signal }) =>
      call('POST /api/proposals/runs/:id/selection/preview', {
        params: { id: run.id },
        body: settled,
        signal,
      }),
    placeholderData: (previous) => previous,
  }).data;
};
