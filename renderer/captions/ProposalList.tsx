/** All proposals of the choice, by position: only those on screen are in the page, and read. */
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { Proposal } from '../../shared/api/proposals.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { FittedImage } from '../parts/FittedImage.tsx';
import { FileName } from '../parts/FileName.tsx';
import { SideEntry, SideLine, SideList, SideWords } from '../parts/SideList.tsx';
import { gistOf } from './labels.ts';
import styles from './ProposalList.module.css';
import type { ProposalList as List } from './useProposalList.ts';

interface Props {
  readonly list: List;
  readonly total: number;
  readonly at: number;
  /** The list has the one that is looked at. */
  readonly isListed: boolean;
  /** What the keyboard is at: each time it becomes another one, the list takes a keyboard that is nowhere. */
  readonly keyboardAt: string;
  readonly onGo: (position: number) => void;
  /** Positions on screen, [from, to). */
  readonly onShown: (from: number, to: number) => void;
}

const height = 66;

interface RowProps {
  readonly proposal: Proposal | null;
  readonly current: boolean;
  readonly top: number;
  readonly onGo: () => void;
  readonly onAccept: () => void;
}

const Row = ({ proposal, current, top, onGo, onAccept }: RowProps) => {
  const row = proposal?.row ?? null;
  return (
    <SideEntry
      className={styles.proposal}
      style={{ transform: `translateY(${top}px)`, height }}
      current={current}
      // One stop for Tab; arrow keys go on from there.
      tabIndex={current ? 0 : -1}
      data-home={current ? '' : undefined}
      onClick={onGo}
      // The list has the keyboard most of the time, and there Enter accepts what is looked at.
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
        event.preventDefault();
        onAccept();
      }}
    >
      <span className={styles.thumb}>{row !== null && <FittedImage row={row} small />}</span>
      <SideWords>
        <SideLine>{proposal === null ? '' : <FileName path={proposal.relPath} />}</SideLine>
        <SideLine quiet notice={proposal !== null && proposal.marks.length > 0}>
          {proposal === null ? '' : gistOf(proposal)}
        </SideLine>
      </SideWords>
    </SideEntry>
  );
};

/**
 * Where the keyboard is in the list it goes along with the one that is looked at. What was decided takes the focused
 * element with it, and so does an editor that is left: then the keyboard is nowhere, and the list takes it.
 */
const useFollow = (nav: RefObject<HTMLElement | null>, keyboardAt: string): void => {
  const before = useRef(keyboardAt);
  useEffect(() => {
    if (before.current === keyboardAt) return;
    before.current = keyboardAt;
    const focused = document.activeElement;
    const isNowhere = focused === null || focused === document.body;
    if (!isNowhere && nav.current?.contains(focused) !== true) return;
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]') ?? nav.current;
    current?.focus({ preventScroll: true });
  }, [nav, keyboardAt]);
};

export const ProposalList = ({ list, total, at, isListed, keyboardAt, onGo, onShown }: Props) => {
  const accept = useCommand('captions.accept');
  const nav = useRef<HTMLElement>(null);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      // The one that the keyboard is on stays in the page.
      return shown.includes(at) || at >= range.count ? shown : [...shown, at].toSorted((a, b) => a - b);
    },
    [at],
  );
  // Its functions read the present state, so they are not to be memoised, and are not.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => nav.current,
    estimateSize: () => height,
    paddingStart: 8,
    paddingEnd: 24,
    scrollPaddingStart: 8,
    scrollPaddingEnd: 8,
    overscan: 6,
    rangeExtractor,
  });
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  const latest = useRef(onShown);
  useEffect(() => {
    latest.current = onShown;
  });
  useEffect(() => latest.current(startIndex, endIndex + 1), [startIndex, endIndex]);
  useEffect(() => virtualizer.scrollToIndex(at, { align: 'auto' }), [virtualizer, at]);
  useFollow(nav, keyboardAt);
  return (
    <SideList ref={nav} className={styles.list} aria-label="Proposals" tabIndex={-1}>
      <div className={styles.inside} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const proposal = list.at(index);
          return (
            <Row
              key={proposal?.id ?? `at ${index}`}
              proposal={proposal}
              current={isListed && index === at}
              top={start}
              onGo={() => onGo(index)}
              onAccept={accept.run}
            />
          );
        })}
      </div>
    </SideList>
  );
};
