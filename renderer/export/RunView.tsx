/** An export in progress, and its result. */
import { FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ExportPlan, ExportResult } from '../../shared/api/export.ts';
import { formatOf } from '../../shared/export/exportFormats.ts';
import { wordsOf } from '../api/call.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { DialogBody, DialogFoot } from '../ui/overlays/Dialog.tsx';
import { amount, countText } from '../ui/display/numbers.ts';
import { ProgressBar } from '../ui/display/ProgressBar.tsx';
import styles from './RunView.module.css';
import { Warnings } from './Warnings.tsx';
import { resultWords, workWords } from './labels.ts';
import type { ExportRun } from '../state/types.ts';

const Running = ({
  run: { plan, job },
  onClose,
}: {
  readonly run: ExportRun;
  readonly onClose: () => void;
}) => {
  const cancel = useApp((state) => state.cancelJob);
  return (
    <>
      <DialogBody>
        <div className={styles.running} role="status">
          <p>
            Exporting {amount(plan.samples, 'sample')} to <span data-selectable>{plan.out}</span>
          </p>
          <ProgressBar label={job.label} done={job.done} total={job.total} />
          <p className={styles.quiet}>
            {job.total !== null && `${countText(job.done)} of ${amount(job.total, 'file')}. `}
            It continues when this dialog is closed.
          </p>
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onClick={() => void cancel(job.id)}>Stop</Button>
        <Button look="primary" onClick={onClose} autoFocus>
          Close
        </Button>
      </DialogFoot>
    </>
  );
};

const Files = ({
  words,
  files,
  tone,
}: {
  readonly words: string;
  readonly files: readonly { readonly path: string; readonly reason: string }[];
  readonly tone: 'quiet' | 'notice' | 'problem';
}): ReactNode =>
  files.length > 0 && (
    <details className={styles[tone]} open={files.length <= 3}>
      <summary>{words}</summary>
      {files.slice(0, 200).map(({ path, reason }) => (
        <p key={path}>
          {path}: {reason}
        </p>
      ))}
      {files.length > 200 && <p>and {countText(files.length - 200)} more.</p>}
    </details>
  );

const Facts = ({ plan, result }: { readonly plan: ExportPlan; readonly result: ExportResult }) => {
  const skipped = result.skipped.map(({ relPath, reason }) => ({ path: relPath, reason }));
  return (
    <>
      <p className={styles.quiet}>{workWords(result)}</p>
      <Warnings plan={plan} />
      {result.notes.map((note) => (
        <p key={note} className={styles.notice}>
          {note}
        </p>
      ))}
      <Files
        words={`${amount(result.failures.length, 'file')} failed`}
        files={result.failures}
        tone="problem"
      />
      <Files
        words={`${amount(result.left.length, 'file')} of an earlier export were changed since, and are kept`}
        files={result.left}
        tone="notice"
      />
      <Files words={`${amount(skipped.length, 'sample')} left out`} files={skipped} tone="quiet" />
      <dl className={styles.places}>
        <dt>Folder</dt>
        <dd data-selectable>{result.out}</dd>
        <dt>Manifest</dt>
        <dd data-selectable>{result.manifest}</dd>
      </dl>
    </>
  );
};

const Ended = ({
  run: { plan, job, result },
  onClose,
}: {
  readonly run: ExportRun;
  readonly onClose: () => void;
}) => {
  const store = useAppStore();
  const leave = useApp((state) => state.leaveExport);
  const { desktop } = globalThis;
  const whole = result?.state === 'complete';
  const { format } = plan.settings;
  // Shards and tables hold no images that could be shown.
  const opens = whole && formatOf(format).opensAgain === true;

  const open = async (): Promise<void> => {
    const { openDataset, closeOverlay, say } = store.getState();
    closeOverlay();
    const problem = await openDataset({ path: plan.out ?? '' });
    if (problem !== null) say(problem, 'problem');
  };
  const reveal = async (): Promise<void> => {
    try {
      await desktop?.reveal({ export: plan.id });
    } catch (error) {
      store.getState().say(wordsOf(error), 'problem');
    }
  };
  return (
    <>
      <DialogBody>
        <div className={styles.ended}>
          <p className={whole ? styles.done : styles.notDone} role="status">
            {result === null ? (job.message ?? 'The export ended without a result.') : resultWords(result)}
          </p>
          <p className={styles.quiet}>{formatOf(format).label}</p>
          {result !== null && <Facts plan={plan} result={result} />}
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onClick={leave}>Back to the settings</Button>
        {desktop !== undefined && result !== null && (
          <Button onClick={() => void reveal()}>
            <FolderOpen size={15} aria-hidden="true" />
            Show the folder
          </Button>
        )}
        {opens && <Button onClick={() => void open()}>Open as a dataset</Button>}
        <Button
          look="primary"
          onClick={() => {
            leave();
            onClose();
          }}
          autoFocus
        >
          Close
        </Button>
      </DialogFoot>
    </>
  );
};

export const RunView = ({ run, onClose }: { readonly run: ExportRun; readonly onClose: () => void }) =>
  run.job.state === 'running' ? (
    <Running run={run} onClose={onClose} />
  ) : (
    <Ended run={run} onClose={onClose} />
  );
