/** The folders as a tree: a row narrows to what lies below it, and opens to the folders in it. */
import { useState } from 'react';
import type { Facet, FacetItem } from '../../shared/api/view.ts';
import { negateTerm, toggleTerm } from '../../shared/query/terms.ts';
import { useFilters } from '../api/queries.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { countText } from '../ui/display/numbers.ts';
import { FilterRow } from './FilterRow.tsx';
import styles from './FilterGroup.module.css';
import { askedFully, askedIn, clicked, hasFilter, lookOf, sizeOf } from './filterGroups.ts';
import { folderRows } from './folderTree.ts';
import { GroupHead } from './GroupHead.tsx';

const look = lookOf('folders');

/** All folders, or those whose path has the typed text. */
const useFolders = (group: Facet, typed: string) => {
  const view = useApp((state) => state.view?.id ?? null);
  const folded = useApp((state) => state.settings.foldedFacets.includes(group.name));
  const filter = typed.trim();
  const needed = !folded && (filter !== '' || group.more > 0);
  const { data } = useFilters(needed ? view : null, {
    only: group.name,
    limit: askedFully,
    ...(filter === '' ? {} : { filter }),
  });
  return (needed ? data?.[0] : undefined) ?? group;
};

export const FolderGroup = ({ group }: { readonly group: Facet }) => {
  const store = useAppStore();
  const draft = useApp((state) => state.draft);
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  const { items, more } = useFolders(group, typed);
  const rows = folderRows(
    items,
    (path) => opened.get(path) ?? (typed.trim() === '' ? undefined : true),
    ({ term }) => askedIn(draft, term) !== 'no',
  );
  /** Room for the arrows that fold, where there are any. */
  const arrows = rows.some(({ open }) => open !== null) ? 1 : 0;
  const change = (next: (text: string) => string): void => {
    const { draft: text, runQuery } = store.getState();
    void runQuery(next(text));
  };
  const fold = (item: FacetItem, open: boolean): void =>
    setOpened((before) => new Map(before).set(item.label, open));
  return (
    <section className={styles.group} aria-label={look.title}>
      <GroupHead name={group.name} title={look.title} size={sizeOf(group)}>
        {hasFilter(group) && (
          <input
            type="search"
            className={styles.filter}
            aria-label={`Filter ${look.noun}`}
            placeholder={`Filter ${countText(sizeOf(group))} ${look.noun}`}
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setTyped('');
            }}
          />
        )}
        <ul>
          {rows.map(({ item, name, depth, open }) => (
            <FilterRow
              key={item.term}
              item={item}
              name={name}
              depth={depth + arrows}
              open={open}
              onFold={(now) => fold(item, now)}
              asked={askedIn(draft, item.term)}
              few={false}
              bar={null}
              onToggle={() => change((text) => clicked(text, item, items))}
              onExclude={() => change((text) => toggleTerm(text, negateTerm(item.term)))}
            />
          ))}
        </ul>
        {typed.trim() !== '' && rows.length === 0 && (
          <p className={styles.none}>None with “{typed.trim()}”.</p>
        )}
        {more > 0 && <p className={styles.none}>{countText(more)} more: filter to find them.</p>}
      </GroupHead>
    </section>
  );
};
