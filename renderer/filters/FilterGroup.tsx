/** One group of filters: foldable, with a field to narrow it when it is long. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Facet, FacetItem } from '../../shared/api/view.ts';
import { negateTerm, toggleTerm } from '../../shared/query/terms.ts';
import { useFilters, useProject } from '../api/queries.ts';
import { useTagActions } from '../commands/useTagActions.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { countText } from '../ui/display/numbers.ts';
import { GroupHead } from './GroupHead.tsx';
import styles from './FilterGroup.module.css';
import { FilterRow } from './FilterRow.tsx';
import {
  askedFully,
  askedIn,
  barOf,
  chosenAmong,
  clicked,
  hasFilter,
  isFew,
  isOfTags,
  lookOf,
  shownOf,
  sizeOf,
} from './filterGroups.ts';

interface Props {
  readonly group: Facet;
}

interface ListProps {
  readonly group: Facet;
  readonly items: readonly FacetItem[];
}

/** The group's filters that are rendered. */
const FilterList = ({ group, items }: ListProps) => {
  const store = useAppStore();
  const query = useApp((state) => state.draft);
  const { rename, remove } = useTagActions();
  const look = lookOf(group.name);
  const { data: project } = useProject();
  const floor = project?.roster.floor ?? 0;

  const list = useRef<HTMLUListElement>(null);
  const chosen = chosenAmong(items);
  // A filter that was set elsewhere is scrolled into view; one that was clicked here is visible already.
  useEffect(() => {
    const panel = list.current?.closest('nav');
    if (chosen === null || panel?.contains(document.activeElement) !== false) return;
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const asked = useMemo(() => new Map(items.map(({ term }) => [term, askedIn(query, term)])), [items, query]);
  const change = (next: (draft: string) => string): void => {
    const { draft, runQuery } = store.getState();
    void runQuery(next(draft));
  };
  return (
    <ul ref={list}>
      {items.map((item) => {
        const state = asked.get(item.term) ?? 'no';
        return (
          <FilterRow
            key={item.term}
            item={item}
            asked={state}
            few={isFew(group.name, item, floor)}
            bar={look.bars ? barOf(item, group.items) : null}
            onToggle={() => change((draft) => clicked(draft, item, items))}
            onExclude={() => change((draft) => toggleTerm(draft, negateTerm(item.term)))}
            {...(isOfTags(group.name) && {
              actions: [{ ...rename(item.label, 'everything'), key: 'R' }, remove(item.label, 'everything')],
            })}
          />
        );
      })}
    </ul>
  );
};

/** The group's items: those that came with the view, or more of them once it is opened or narrowed. */
const useGroupItems = (group: Facet, folded: boolean) => {
  const view = useApp((state) => state.view?.id ?? null);
  const [whole, setWhole] = useState(false);
  const [typed, setTyped] = useState('');
  const filter = typed.trim();
  const own = filter !== '' || (whole && group.more > 0);
  const { data } = useFilters(own && !folded ? view : null, {
    only: group.name,
    limit: askedFully,
    ...(filter === '' ? {} : { filter }),
  });
  const full = (own ? data?.[0] : undefined) ?? group;
  return { ...shownOf(full, whole || own), own, whole, setWhole, typed, setTyped, filter };
};

export const FilterGroup = ({ group }: Props) => {
  const folded = useApp((state) => state.settings.foldedFacets.includes(group.name));
  const { items, hidden, own, whole, setWhole, typed, setTyped, filter } = useGroupItems(group, folded);
  const look = lookOf(group.name);

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
              if (event.key === 'Escape' && typed !== '') setTyped('');
            }}
          />
        )}
        <FilterList group={group} items={items} />
        {own && items.length === 0 && <p className={styles.none}>None with “{filter}”.</p>}
        {!own && hidden > 0 && (
          <button type="button" data-stop className={styles.more} onClick={() => setWhole(true)}>
            {countText(hidden)} more
          </button>
        )}
        {own && hidden > 0 && <p className={styles.none}>{countText(hidden)} more: filter to find them.</p>}
        {whole && typed === '' && (
          <button type="button" data-stop className={styles.more} onClick={() => setWhole(false)}>
            Show fewer
          </button>
        )}
      </GroupHead>
    </section>
  );
};
