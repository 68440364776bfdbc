/** The saved queries, first of the filters: each a click away, with its present count. */
import { useState } from 'react';
import type { SavedCount } from '../../shared/api/view.ts';
import { savedTerm } from '../../shared/query/saved.ts';
import { negateTerm, toggleTerm } from '../../shared/query/terms.ts';
import { useSavedQueries } from '../api/queries.ts';
import { useCommandCentre, useRequest } from '../commands/CommandContext.tsx';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { FilterRow, type RowAction } from './FilterRow.tsx';
import { askedIn } from './filterGroups.ts';
import { GroupHead } from './GroupHead.tsx';
import styles from './FilterGroup.module.css';
import { SavedNameField } from './SavedNameField.tsx';
import { useSavedWrites } from './useSavedWrites.ts';

const foldName = 'saved';

const noteOf = ({ count, problem }: SavedCount) => {
  if (problem !== null) return { text: 'unreadable', about: problem };
  return count === null ? { text: '-', about: 'not counted before its findings are looked for' } : undefined;
};

interface RowProps {
  readonly saved: SavedCount;
  readonly onRename: () => void;
  readonly onDelete: () => void;
  readonly onReplace: (query: string) => void;
}

const SavedRow = ({ saved, onRename, onDelete, onReplace }: RowProps) => {
  const store = useAppStore();
  const draft = useApp((state) => state.draft);
  const { name, query, count, total } = saved;
  const term = savedTerm(name);
  const asked = askedIn(draft, term);
  const present = draft.trim();
  const run = (next: (text: string) => string): void => {
    const { draft: text, runQuery } = store.getState();
    void runQuery(next(text));
  };
  const actions: readonly RowAction[] = [
    { label: 'Put its query into the search field', run: () => run(() => query) },
    ...(present === '' || present === query || asked !== 'no'
      ? []
      : [{ label: 'Save the present query under this name', run: () => onReplace(present) }]),
    { label: 'Rename...', key: 'F2', run: onRename },
    { label: 'Delete', key: 'Delete', run: onDelete },
  ];
  return (
    <FilterRow
      item={{ label: name, term, count: count ?? 0, total: total ?? 0 }}
      asked={asked}
      few={false}
      bar={null}
      note={noteOf(saved)}
      onToggle={() => run((text) => toggleTerm(text, asked === 'without' ? negateTerm(term) : term))}
      onExclude={() => run((text) => toggleTerm(text, negateTerm(term)))}
      actions={actions}
    />
  );
};

export const SavedGroup = () => {
  const store = useAppStore();
  const { requests } = useCommandCentre();
  const view = useApp((state) => state.view?.id ?? null);
  const draft = useApp((state) => state.draft);
  const folded = useApp((state) => state.settings.foldedFacets.includes(foldName));
  const { data: queries = [] } = useSavedQueries(view);
  const { save, remove, rename } = useSavedWrites();
  /** Which name is being typed: an empty one is new. */
  const [naming, setNaming] = useState<string | null>(null);
  const byName = Object.fromEntries(queries.map(({ name, query }) => [name, query]));

  useRequest('query.save', () => {
    const { settings, changeSettings } = store.getState();
    if (folded) changeSettings({ foldedFacets: settings.foldedFacets.filter((name) => name !== foldName) });
    setNaming('');
  });
  const leave = (): void => {
    setNaming(null);
    requests.send('sheet.focus');
  };
  if (queries.length === 0 && naming === null) return null;
  return (
    <section className={styles.group} aria-label="Saved queries">
      <GroupHead name={foldName} title="Saved queries" size={queries.length}>
        {naming === '' && (
          <SavedNameField
            name=""
            query={draft.trim()}
            saved={byName}
            onCancel={leave}
            onName={(name) => {
              void save(name, draft.trim());
              leave();
            }}
          />
        )}
        <ul>
          {queries.map((saved) =>
            naming === saved.name ? (
              <li key={saved.name}>
                <SavedNameField
                  name={saved.name}
                  query={saved.query}
                  saved={byName}
                  onCancel={leave}
                  onName={(name) => {
                    if (name !== saved.name) void rename(saved.name, name, saved.query);
                    leave();
                  }}
                />
              </li>
            ) : (
              <SavedRow
                key={saved.name}
                saved={saved}
                onRename={() => setNaming(saved.name)}
                onDelete={() => void remove(saved.name)}
                onReplace={(query) => void save(saved.name, query)}
              />
            ),
          )}
        </ul>
      </GroupHead>
    </section>
  );
};
