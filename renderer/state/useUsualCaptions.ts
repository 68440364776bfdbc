/** Which kinds of captions the open dataset has, so that only those are reported as missing. */
import { useMemo } from 'react';
import { usualCaptions, type UsualCaptions } from '../../shared/caption/usualCaptions.ts';
import { useApp } from './AppContext.tsx';

export const useUsualCaptions = (): UsualCaptions => {
  const tags = useApp((state) => state.dataset?.captions.tags.present ?? 0);
  const nl = useApp((state) => state.dataset?.captions.nl.present ?? 0);
  return useMemo(() => usualCaptions({ tags, nl }), [tags, nl]);
};
