/** How many samples would be asked about, the first of them, and a few to try a prompt on. */
import { useQuery } from '@tanstack/react-query';
import type { CaptionKind } from '../../../shared/api/caption.ts';
import type { RunWhich } from '../../../shared/api/proposals.ts';
import { useCall } from '../../api/ApiContext.tsx';
import { useApp, useAppStore } from '../../state/AppContext.tsx';
import { captionScope } from './captionScope.ts';
import type { CaptionWhere } from '../../state/captionTypes.ts';

/** Samples of the lab. */
const labImages = 5;

export const useScopeFacts = (where: CaptionWhere, which: RunWhich, caption: CaptionKind) => {
  const call = useCall();
  const store = useAppStore();
  const view = useApp((state) => state.view?.id ?? null);
  const ranges = useApp((state) => state.ranges);
  const about = { where, view, ranges };
  const { data: count } = useQuery({
    queryKey: ['captioning', 'count', about, which, caption],
    queryFn: async ({ signal }) => {
      const scope = await captionScope(call, store, where);
      if (scope === null) return { asked: 0, of: 0, first: [] };
      return call('POST /api/proposals/runs/count', { body: { scope, which, caption }, signal });
    },
    staleTime: 0,
    placeholderData: (previous) => previous,
  });
  const { data: shown = [] } = useQuery({
    queryKey: ['captioning', 'first', about],
    queryFn: async ({ signal }) => {
      const scope = await captionScope(call, store, where);
      if (scope === null) return [];
      const { first } = await call('POST /api/samples/summary', { body: { scope }, signal });
      return first.slice(0, labImages);
    },
    staleTime: 0,
    placeholderData: (previous) => previous,
  });
  const asked = count?.first ?? [];
  // Those that will be asked about come first; where they are few, others are there to be tried as well.
  const others = shown.filter(({ id }) => !asked.some((each) => each.id === id));
  return { count, firstAsked: asked[0] ?? null, samples: [...asked, ...others].slice(0, labImages) };
};
