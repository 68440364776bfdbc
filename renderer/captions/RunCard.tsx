/** One run: how far it is, what came of it, what failed and why, and what can be done with it. */
import type { CaptionRun } from '../../shared/api/proposals.ts';
import { useApp } from '../state/AppContext.tsx';
import { shortMomentText } from '../ui/display/dates.ts';
import { Button } from '../ui/display/Button.tsx';
import { amount, countText } from '../ui/display/numbers.ts';
import { Note } from '../ui/display/Note.tsx';
import { ProgressBar } from '../ui/display/ProgressBar.tsx';
import {
  answeredText,
  causeLabels,
  doneOf,
  namesText,
  outOfDateText,
  paceText,
  runSubject,
} from './labels.ts';
import styles from './RunList.module.css';
import { useRunActs } from './useRunActs.ts';

const stateWords = { running: 'Running', paused: 'Paused', done: 'Done', cancelled: 'Cancelled' } as const;

const Facts = ({ run }: { readonly run: CaptionRun }) => {
  const { counts, marked, tokens } = run;
  const facts = [
    counts.ready > 0 && `${countText(counts.ready)} to review, ${countText(marked)} with a mark`,
    counts.accepted > 0 && `${countText(counts.accepted)} accepted`,
    counts.rejected > 0 && `${countText(counts.rejected)} rejected`,
    counts.stale > 0 && outOfDateText(run),
    counts.same > 0 && `${countText(counts.same)} with nothing to change`,
    tokens.in + tokens.out > 0 && `${countText(tokens.in)} tokens in, ${countText(tokens.out)} out`,
  ].filter((fact) => fact !== false);
  return (
    <ul className={styles.facts}>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
};

const Failures = ({ run: { failures } }: { readonly run: CaptionRun }) =>
  failures.length === 0 ? null : (
    <ul className={styles.failures} aria-label="Failures">
      {failures.map(({ cause, count, message, relPaths }) => (
        <li key={cause}>
          <Note tone="problem">
            {causeLabels[cause]}: {amount(count, 'image')}
          </Note>
          <p className={styles.message}>{namesText(relPaths, count)}</p>
          <p className={styles.message}>{message}</p>
        </li>
      ))}
    </ul>
  );

const Actions = ({ run }: { readonly run: CaptionRun }) => {
  const { pause, resume, cancel, forget } = useRunActs();
  const choose = useApp((state) => state.chooseProposals);
  const { state, counts } = run;
  const unasked = counts.waiting > 0 && state !== 'cancelled';
  return (
    <div className={styles.actions}>
      {counts.ready > 0 && (
        <Button onClick={() => choose({ run: run.id, state: 'ready', mark: null, character: null })}>
          Review {countText(counts.ready)}
        </Button>
      )}
      {state === 'running' && <Button onClick={() => pause(run)}>Pause</Button>}
      {state === 'paused' && <Button onClick={() => resume(run)}>Resume</Button>}
      {state === 'done' && counts.failed > 0 && (
        <Button onClick={() => resume(run)}>
          Try {counts.failed === 1 ? 'the failed one' : `the ${countText(counts.failed)} failed`} again
        </Button>
      )}
      {(state === 'running' || state === 'paused') && unasked && (
        <Button look="quiet" title="What was answered stays" onClick={() => cancel(run)}>
          Cancel
        </Button>
      )}
      {state !== 'running' && (
        <Button
          look="quiet"
          title="Removes it with all that was proposed and not accepted"
          onClick={() => forget(run)}
        >
          Forget
        </Button>
      )}
    </div>
  );
};

export const RunCard = ({ run }: { readonly run: CaptionRun }) => {
  const { by, at, state, why, total } = run;
  const live = state === 'running' || state === 'paused';
  return (
    <li className={styles.card} aria-label={`Run of ${by}, ${shortMomentText(at)}`}>
      <div className={styles.head}>
        <h3 className={styles.title}>{by}</h3>
        <span className={styles.quiet}>
          {runSubject(run)}, {shortMomentText(at)}
        </span>
        <span className={styles.state}>{stateWords[state]}</span>
      </div>
      {live && <ProgressBar label="Done" done={doneOf(run)} total={total} />}
      <p className={styles.quiet}>
        {answeredText(run)}
        {state === 'running' && `, ${paceText(run)}`}
      </p>
      {why !== null && state === 'paused' && <Note tone="problem">{why}</Note>}
      <Facts run={run} />
      <Failures run={run} />
      <Actions run={run} />
    </li>
  );
};
