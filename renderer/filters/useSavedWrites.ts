/** Saves, renames and deletes saved queries: in proofsheet.json, as edits that can be undone. */
import { savedTerm } from '../../shared/query/saved.ts';
import { hasTerm, negateTerm, toggleTerm } from '../../shared/query/terms.ts';
import { useCall } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useAppStore } from '../state/AppContext.tsx';

interface Entry {
  readonly path: string[];
  readonly value: string | null;
}

const entry = (name: string, value: string | null): Entry => ({ path: ['queries', name], value });

/** The text with another term, or none, in place of one and of its opposite. */
const withTerm = (text: string, term: string, other: string | null): string => {
  if (hasTerm(text, term)) {
    const rest = toggleTerm(text, term);
    return other === null ? rest : toggleTerm(rest, other);
  }
  const opposite = negateTerm(term);
  if (!hasTerm(text, opposite)) return text;
  const rest = toggleTerm(text, opposite);
  return other === null ? rest : toggleTerm(rest, negateTerm(other));
};

export const useSavedWrites = () => {
  const call = useCall();
  const store = useAppStore();
  const write = async (label: string, said: string, entries: readonly Entry[]): Promise<boolean> => {
    try {
      const report = await call('POST /api/project', { body: { label, entries: [...entries] } });
      store.getState().sayWritten(said, report);
      return true;
    } catch (error) {
      store.getState().say(wordsOf(error), 'problem');
      return false;
    }
  };
  /** What is shown must not ask for a name that is gone. */
  const follow = (name: string, now: string | null): void => {
    const { draft, runQuery } = store.getState();
    const next = withTerm(draft, savedTerm(name), now === null ? null : savedTerm(now));
    if (next !== draft) void runQuery(next);
  };
  return {
    save: (name: string, query: string) =>
      write(`Save the query “${name}”`, `Saved the query “${name}”.`, [entry(name, query)]),
    remove: async (name: string): Promise<void> => {
      const label = `Delete the saved query “${name}”`;
      if (await write(label, `Deleted the saved query “${name}”.`, [entry(name, null)])) follow(name, null);
    },
    rename: async (name: string, to: string, query: string): Promise<void> => {
      const label = `Rename the saved query “${name}” to “${to}”`;
      const entries = [entry(name, null), entry(to, query)];
      if (await write(label, `Renamed the saved query “${name}” to “${to}”.`, entries)) follow(name, to);
    },
  };
};
