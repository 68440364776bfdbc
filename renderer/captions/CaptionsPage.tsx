/** The page Captions: what models propose for captions, to be looked at and accepted, and the runs that ask them. */
import { useCommand, useRequest } from '../commands/CommandContext.tsx';
import { useCaptionRuns } from '../api/queries.ts';
import { useApp } from '../state/AppContext.tsx';
import styles from './CaptionsPage.module.css';
import { Invitation } from './Invitation.tsx';
import { LiveRuns } from './LiveRuns.tsx';
import { PageHead } from './PageHead.tsx';
import { Review } from './Review.tsx';
import { RunList } from './RunList.tsx';
import { useDecisions } from './useDecisions.ts';

export const CaptionsPage = () => {
  const { data, error } = useCaptionRuns();
  const part = useApp((state) => state.captionPart);
  const choice = useApp((state) => state.proposalChoice);
  const show = useApp((state) => state.showCaptionPart);
  const isHeld = useApp((state) => state.heldProposal !== null);
  const begin = useCommand('captions.begin');
  const decisions = useDecisions();
  useRequest('captions.runs', () => show(part === 'runs' ? 'review' : 'runs'));
  // What is being edited stays, whatever becomes of the runs.
  if (data === undefined && !isHeld) {
    return (
      <p className={styles.waiting} role="status">
        {error === null ? 'Reading the proposals...' : error.message}
      </p>
    );
  }
  const runs = data ?? [];
  if (runs.length === 0 && !isHeld) return <Invitation onBegin={begin.run} keys={begin.keys} />;
  return (
    <div className={styles.page}>
      <PageHead runs={runs} onAcceptAll={decisions.acceptAll} />
      <LiveRuns runs={runs} />
      {part === 'runs' ? (
        <RunList runs={runs} />
      ) : (
        // Another choice is another list, from its top.
        <Review key={JSON.stringify(choice)} choice={choice} runs={runs} decisions={decisions} />
      )}
    </div>
  );
};
