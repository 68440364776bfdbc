/** Reads the roster's table, and keeps what is set about it in `proofsheet.json`. */
import { useQuery } from '@tanstack/react-query';
import type { RosterTable } from '../../shared/api/roster.ts';
import { useCall } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useAppStore } from '../state/AppContext.tsx';

/** Read anew after every change of captions or of the roster; the last one stays meanwhile. */
export const useRoster = () => {
  const call = useCall();
  return useQuery<RosterTable>({
    queryKey: ['roster'],
    queryFn: ({ signal }) => call('POST /api/roster', { body: {}, signal }),
    placeholderData: (previous) => previous,
  });
};

export const useRosterDetail = (key: string) => {
  const call = useCall();
  return useQuery({
    queryKey: ['roster', 'detail', key],
    queryFn: ({ signal }) => call('GET /api/roster/detail', { query: { key }, signal }),
  });
};

/** Changes one setting of the roster, as an edit that undo takes back. */
export const useRosterSetting = () => {
  const call = useCall();
  const store = useAppStore();
  return (label: string, name: 'text' | 'floor' | 'target', value: string | number): void => {
    call('POST /api/project', { body: { label, entries: [{ path: ['roster', name], value }] } }).then(
      (report) => {
        if (report.conflicts.length + report.failures.length > 0) store.getState().sayReport(report);
      },
      (error: unknown) => store.getState().say(wordsOf(error), 'problem'),
    );
  };
};
