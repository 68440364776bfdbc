/** Changes `proofsheet.json` by edits that undo reverts. */
import { useCall } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useAppStore } from '../state/AppContext.tsx';

interface Entry {
  readonly path: string[];
  readonly value: unknown;
}

/** Sets entries of the project, as one edit that undo reverts. */
export const useProjectEdit = () => {
  const call = useCall();
  const store = useAppStore();
  const change = async (label: string, entries: Entry[]): Promise<void> => {
    const { say, sayReport } = store.getState();
    try {
      const report = await call('POST /api/project', { body: { label, entries } });
      if (report.conflicts.length + report.failures.length > 0) sayReport(report);
    } catch (error) {
      say(wordsOf(error), 'problem');
    }
  };
  return (label: string, entries: Entry[]): void => void change(label, entries);
};
