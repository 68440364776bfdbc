/** One facet: foldable, with a field to filter it when it is long. */
import { ChevronRight } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Facet } from '../../shared/api/view.ts';
import { negateTerm, toggleTerm } from '../../shared/query/terms.ts';
import { useFacets } from '../api/queries.ts';
import { useTagActions } from '../commands/useTagActions.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { countText } from '../ui/display/numbers.ts';
import styles from './FacetGroup.module.css';
import { FacetRow } from './FacetRow.tsx';
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
} from './facetGroups.ts';

interface Props {
  readonly facet: Facet;
}

export const FacetGroup = ({ facet }: Props) => {
  const store = useAppStore();
  const view = useApp((state) => state.view?.id ?? null);
  const query = useApp((state) => state.draft);
  const folded = useApp((state) => state.settings.foldedFacets.includes(facet.name));
  const [whole, setWhole] = useState(false);
  const [filter, setFilter] = useState('');
  const id = useId();
  const look = lookOf(facet.name);
  const { rename, remove } = useTagActions();

  const own = filter.trim() !== '' || (whole && facet.more > 0);
  const { data } = useFacets(own && !folded ? view : null, {
    only: facet.name,
    limit: askedFully,
    ...(filter.trim() === '' ? {} : { filter: filter.trim() }),
  });
  const full = (own ? data?.[0] : undefined) ?? facet;
  const { items, hidden } = shownOf(full, whole || own);

  const list = useRef<HTMLUListElement>(null);
  const chosen = chosenAmong(items);
  // Asked for from elsewhere, it is brought in sight; whoever works in the panel sees it already.
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
  const fold = (): void => {
    const { settings, changeSettings } = store.getState();
    const others = settings.foldedFacets.filter((name) => name !== facet.name);
    changeSettings({ foldedFacets: folded ? others : [...others, facet.name] });
  };

  return (
    <section className={styles.group} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <button
          type="button"
          data-stop
          className={styles.head}
          aria-expanded={!folded}
          aria-controls={`${id}-items`}
          onClick={fold}
        >
          <ChevronRight className={styles.arrow} size={14} aria-hidden="true" />
          {look.title}
          <span className={styles.size}>{countText(sizeOf(facet))}</span>
        </button>
      </h2>
      {!folded && (
        <div id={`${id}-items`}>
          {hasFilter(facet) && (
            <input
              type="search"
              className={styles.filter}
              aria-label={`Filter ${look.noun}`}
              placeholder={`Filter ${countText(sizeOf(facet))} ${look.noun}`}
              spellCheck={false}
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape' && filter !== '') setFilter('');
              }}
            />
          )}
          <ul ref={list}>
            {items.map((item) => {
              const state = asked.get(item.term) ?? 'no';
              return (
                <FacetRow
                  key={item.term}
                  item={item}
                  asked={state}
                  few={isFew(facet.name, item)}
                  bar={look.bars ? barOf(item, facet.items) : null}
                  onToggle={() => change((draft) => clicked(draft, item, items))}
                  onExclude={() => change((draft) => toggleTerm(draft, negateTerm(item.term)))}
                  {...(isOfTags(facet.name) && {
                    tag: {
                      rename: rename(item.label, 'everything').run,
                      remove: remove(item.label, 'everything').run,
                    },
                  })}
                />
              );
            })}
          </ul>
          {own && items.length === 0 && <p className={styles.none}>None with “{filter.trim()}”.</p>}
          {!own && hidden > 0 && (
            <button type="button" data-stop className={styles.more} onClick={() => setWhole(true)}>
              {countText(hidden)} more
            </button>
          )}
          {own && hidden > 0 && <p className={styles.none}>{countText(hidden)} more: filter to find them.</p>}
          {whole && filter === '' && (
            <button type="button" data-stop className={styles.more} onClick={() => setWhole(false)}>
              Show fewer
            </button>
          )}
        </div>
      )}
    </section>
  );
};
