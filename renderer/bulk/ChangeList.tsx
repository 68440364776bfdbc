/** All files of a plan or of a past edit: a long list, of which only the visible part is rendered. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { PlannedChange } from '../../shared/api/edits.ts';
import { useChanges } from '../api/edits.ts';
import { ChangeCard } from './ChangeCard.tsx';
import styles from './ChangeList.module.css';

interface Props {
  readonly edit: number;
  readonly total: number;
  readonly disabled: boolean;
  readonly onInclude: (change: PlannedChange, included: boolean) => void;
  readonly onMention: (change: PlannedChange, index: number, on: boolean) => void;
}

export const ChangeList = ({ edit, total, disabled, onInclude, onMention }: Props) => {
  const scroller = useRef<HTMLDivElement>(null);
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, isPlaceholderData } = useChanges(edit, total);
  const changes = data?.pages.flat() ?? [];
  // Its functions are read during this render only.
  // oxlint-disable-next-line react/incompatible-library
  const list = useVirtualizer({
    count: changes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 96,
    overscan: 6,
  });
  const items = list.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isPlaceholderData && last >= changes.length - 10)
      void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isPlaceholderData, last, changes.length, fetchNextPage]);

  return (
    // A list that scrolls is reached and scrolled by keys too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroller} className={styles.scroller} tabIndex={0} role="region" aria-label="Changes">
      <div className={styles.whole} style={{ height: list.getTotalSize() }}>
        {items.map(({ index, start, key }) => {
          const change = changes[index];
          if (change === undefined) return null;
          return (
            <div
              key={key}
              ref={list.measureElement}
              data-index={index}
              className={styles.item}
              style={{ transform: `translateY(${start}px)` }}
            >
              <ChangeCard
                change={change}
                goesOn={change.sample !== null && changes[index - 1]?.sample === change.sample}
                disabled={disabled || isPlaceholderData}
                onInclude={(included) => onInclude(change, included)}
                onMention={(mention, on) => onMention(change, mention, on)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
};
