/** Reads the roster's table, and saves its settings in `proofsheet.json`. */
import { useQuery } from '@tanstack/react-query';
import type { RosterTable } from '../../shared/api/roster.ts';
import { useCall } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useAppStore } from '../state/AppContext.tsx';

interface ProjectEntry {
  readonly path: string[];
  readonly value: string | number;
}

/** Read again after every change of captions or of the roster; the last one stays meanwhile. */
export const useRoster = () => {
  const call = useCall();
  return useQuery<RosterTable>({
    queryKey: ['roster'],
    queryFn: ({ signal }) => call('POST /api/roster', { body: {}, signal }),
    placeholderData: (previous) => previous,
  });
};

/** Changes one setting of the project, as an edit that undo reverts. */
export const useRosterSetting = () => {
  const call = useCall();
  const store = useAppStore();
  const change = async (label: string, entry: ProjectEntry): Promise<void> => {
    const { say, sayReport } = store.getState();
    try {
      const report = await call('POST /api/project', { body: { label, entries: [entry] } });
      if (report.conflicts.length + report.failures.length > 0) sayReport(report);
    } catch (error) {
      say(wordsOf(error), 'problem');
    }
  };
  return (label: string, path: readonly [part: string, name: string], value: string | number): void =>
    void change(label, { path: [...path], value });
};
