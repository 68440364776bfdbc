/** The run that is under way or paused, in one line over the review. */
import type { CaptionRun } from '../../shared/api/proposals.ts';
import { useCommand, useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { amount } from '../ui/display/numbers.ts';
import { Note } from '../ui/display/Note.tsx';
import { ProgressBar } from '../ui/display/ProgressBar.tsx';
import { answeredText, doneOf, paceText } from './labels.ts';
import styles from './LiveRuns.module.css';
import { useRunActs } from './useRunActs.ts';

const isLive = ({ state }: CaptionRun): boolean => state === 'running' || state === 'paused';

/** The first of them, with what can be done about it. */
const Line = ({ run, more }: { readonly run: CaptionRun; readonly more: number }) => {
  const { pause, resume } = useRunActs();
  const command = useCommand('captions.pause');
  const runs = useCommand('captions.runs');
  const running = run.state === 'running';
  return (
    <section className={styles.run} aria-label="Run under way">
      <span className={styles.name}>{run.by}</span>
      <span className={styles.bar}>
        <ProgressBar label={`Asking ${run.by}`} done={doneOf(run)} total={run.total} />
      </span>
      <span className={styles.quiet}>
        {answeredText(run)}
        {running && `, ${paceText(run)}`}
      </span>
      {!running && (
        <span className={styles.why} title={run.why ?? undefined}>
          {run.why === null ? 'Paused.' : <Note tone="problem">Paused: {run.why}</Note>}
        </span>
      )}
      <span className={styles.acts}>
        {more > 0 && (
          <Button look="quiet" size="small" title={runs.keys} onClick={runs.run}>
            {amount(more, 'other run')}
          </Button>
        )}
        <Button size="small" title={command.keys} onClick={() => (running ? pause(run) : resume(run))}>
          {running ? 'Pause' : 'Resume'}
        </Button>
      </span>
    </section>
  );
};

export const LiveRuns = ({ runs }: { readonly runs: readonly CaptionRun[] }) => {
  const live = runs.filter(isLive);
  const { pause, resume } = useRunActs();
  const part = useApp((state) => state.captionPart);
  const first = live.find(({ state }) => state === 'running') ?? live[0];
  useRequest(
    'captions.pause',
    first === undefined ? null : () => (first.state === 'running' ? pause(first) : resume(first)),
  );
  // Among the runs it stands with all that is known of it.
  if (first === undefined || part === 'runs') return null;
  return <Line run={first} more={live.length - 1} />;
};
