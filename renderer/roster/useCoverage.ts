/** Reads the map of coverage, also as it would be without some samples. */
import { useQuery } from '@tanstack/react-query';
import type { CoverageTable, CoverageUnit } from '../../shared/api/coverage.ts';
import { useCall } from '../api/ApiContext.tsx';

/** What the map is asked for. */
export interface WhatIf {
  readonly unit: CoverageUnit;
  /** A query: its samples are left out. Empty: none. */
  readonly without: string;
  /** Repeats count as no more than this; null: as they are. */
  readonly cap: number | null;
}

export const asItIs: WhatIf = { unit: 'images', without: '', cap: null };

/** Read again after every change of captions or settings; the last one stays meanwhile. */
export const useCoverage = ({ unit, without, cap }: WhatIf) => {
  const call = useCall();
  return useQuery<CoverageTable>({
    queryKey: ['roster', 'coverage', unit, without, cap],
    queryFn: async ({ signal }) => {
      const query = without.trim();
      const view = query === '' ? null : await call('POST /api/views', { body: { query }, signal });
      return call('POST /api/coverage', { body: { unit, without: view?.id ?? null, cap }, signal });
    },
    placeholderData: (previous) => previous,
    retry: false,
  });
};
