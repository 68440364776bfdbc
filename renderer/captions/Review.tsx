/** One proposal after the other: the list at the left; at the right the image, the caption as it is, and as it would be. */
import { useState } from 'react';
import type { CaptionRun } from '../../shared/api/proposals.ts';
import { countText } from '../ui/display/numbers.ts';
import { ProposalList } from './ProposalList.tsx';
import { ProposalView } from './ProposalView.tsx';
import styles from './Review.module.css';
import type { Decisions } from './useDecisions.ts';
import { usePrefetch } from './usePrefetch.ts';
import { useReview } from './useReview.ts';
import type { ProposalChoice } from '../state/captionTypes.ts';

interface Props {
  readonly choice: ProposalChoice;
  readonly runs: readonly CaptionRun[];
  readonly decisions: Decisions;
}

/** Why there is nothing in the list, and what to do. */
const nothingWords = ({ state, mark, character }: ProposalChoice, runs: readonly CaptionRun[]): string => {
  if (mark !== null || character !== null) return 'No proposal is like this. Change the filters above.';
  if (state !== 'ready') return 'There are none in this state.';
  if (runs.some((run) => run.state === 'running'))
    return 'Nothing to review yet: the first answers are on their way.';
  return 'Nothing is left to review.';
};

export const Review = ({ choice, runs, decisions }: Props) => {
  const [shown, setShown] = useState<readonly [number, number]>([0, 20]);
  const review = useReview(choice, shown, decisions);
  const { list, at, proposal, isListed, editing, go } = review;
  usePrefetch([1, 2].map((ahead) => list.at(at + ahead)));
  const { total, problem } = list;
  // What is being edited stays, though nothing else is left.
  if (isListed && (total === null || total === 0)) {
    return (
      <p className={styles.nothing} role="status">
        {problem ?? (total === null ? 'Reading the proposals...' : nothingWords(choice, runs))}
      </p>
    );
  }
  return (
    <div className={styles.body}>
      <ProposalList
        list={list}
        total={total ?? 0}
        at={at}
        isListed={isListed}
        keyboardAt={`${proposal?.id ?? ''} ${editing}`}
        onGo={go}
        onShown={(from, to) => setShown([from, to])}
      />
      {proposal === null ? (
        <div className={styles.coming} role="status">
          Reading...
        </div>
      ) : (
        <ProposalView
          proposal={proposal}
          place={isListed ? `${countText(at + 1)} of ${countText(total ?? 0)}` : 'Not in the list any more'}
          run={runs.find(({ id }) => id === proposal.run) ?? null}
          review={review}
        />
      )}
    </div>
  );
};
