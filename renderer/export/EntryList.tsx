/** All samples of a plan, or those whose captions change: a long list, of which only the visible part is rendered. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { ExportPlan } from '../../shared/api/export.ts';
import { useExportEntries } from '../api/exports.ts';
import { EntryCard } from './EntryCard.tsx';
import styles from './EntryList.module.css';

interface Props {
  readonly plan: ExportPlan;
  readonly changed: boolean;
}

export const EntryList = ({ plan, changed }: Props) => {
  const scroller = useRef<HTMLDivElement>(null);
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useExportEntries(plan.id, changed);
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  // Its functions are read during this render only.
  // oxlint-disable-next-line react/incompatible-library
  const list = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 150,
    overscan: 3,
  });
  const items = list.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= entries.length - 8) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, last, entries.length, fetchNextPage]);

  return (
    // A list that scrolls is reached and scrolled by keys too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroller} className={styles.scroller} tabIndex={0} role="region" aria-label="Samples">
      <div className={styles.whole} style={{ height: list.getTotalSize() }}>
        {items.map(({ index, start, key }) => {
          const entry = entries[index];
          if (entry === undefined) return null;
          return (
            <div
              key={key}
              ref={list.measureElement}
              data-index={index}
              className={styles.item}
              style={{ transform: `translateY(${start}px)` }}
            >
              <EntryCard entry={entry} settings={plan.settings} />
            </div>
          );
        })}
      </div>
      {data !== undefined && entries.length === 0 && (
        <p className={styles.none}>
          {changed ? 'No caption is changed by the export.' : 'No sample is exported.'}
        </p>
      )}
    </div>
  );
};
