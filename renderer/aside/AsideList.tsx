/** The list of images that are set aside: long, so only what is visible is rendered. One stop for Tab; arrows move in it. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { AsideImage } from '../../shared/api/aside.ts';
import { AsideEntry, entryId } from './AsideEntry.tsx';
import styles from './AsideDialog.module.css';
import type { Chosen } from './useChosen.ts';

interface Props {
  readonly images: readonly AsideImage[];
  readonly chosen: Chosen;
  readonly onBack: (ids: readonly number[]) => void;
  /** The end of what was read is near. */
  readonly onEnd: () => void;
}

const entryHeight = 88;
const aPage = 6;

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  j: 1,
  k: -1,
  PageDown: aPage,
  PageUp: -aPage,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

export const AsideList = ({ images, chosen, onBack, onEnd }: Props) => {
  const list = useRef<HTMLDivElement>(null);
  // Its functions are read during this render only.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: images.length,
    getScrollElement: () => list.current,
    estimateSize: () => entryHeight,
    overscan: 6,
  });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= images.length - 20) onEnd();
  }, [last, images.length, onEnd]);
  useEffect(() => list.current?.focus({ preventScroll: true }), []);
  const { at } = chosen;
  useEffect(() => rows.scrollToIndex(at), [rows, at]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const current = images[at];
    const step = steps[event.key];
    if (current === undefined || event.altKey) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') chosen.all();
    else if (event.ctrlKey || event.metaKey) return;
    else if (step !== undefined) chosen.go(at + step);
    else if (event.key === ' ') chosen.toggle(current.id);
    else if (event.key === 'Enter') onBack(chosen.ids);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={list}
      className={styles.scroller}
      role="listbox"
      tabIndex={0}
      aria-label="Images that are set aside"
      aria-multiselectable
      aria-activedescendant={images[at] === undefined ? undefined : entryId(images[at].id)}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={styles.whole} style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const image = images[index];
          return (
            image !== undefined && (
              <AsideEntry
                key={image.id}
                image={image}
                top={start}
                place={{ at: index + 1, of: images.length }}
                focused={index === at}
                chosen={chosen.has(image.id)}
                onPick={() => {
                  chosen.go(index);
                  chosen.toggle(image.id);
                }}
                onBack={() => onBack([image.id])}
              />
            )
          );
        })}
      </div>
    </div>
  );
};
