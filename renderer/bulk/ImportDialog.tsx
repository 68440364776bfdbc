/** Captions from a table (CSV or JSONL): a file chosen or dropped, a preview of everything, and only then a write. */
import { useRef, useState } from 'react';
import type { ImportFailure } from '../../shared/api/captionImport.ts';
import { keyText } from '../../shared/commands/keys.ts';
import { useCall } from '../api/ApiContext.tsx';
import { useCommandCentre } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Dialog, DialogFoot } from '../ui/overlays/Dialog.tsx';
import { amount, countText } from '../ui/display/numbers.ts';
import { BlockedFiles } from './BlockedFiles.tsx';
import bulk from './BulkDialog.module.css';
import { ChangeList } from './ChangeList.tsx';
import styles from './ImportDialog.module.css';
import { ReportView } from './ReportView.tsx';
import { usePlan } from './usePlan.ts';

interface Taken {
  readonly rows: number;
  readonly failures: readonly ImportFailure[];
  readonly notes: readonly string[];
}

/** More are counted, not listed. */
const shownFailures = 200;

/** @throws Error with a sentence */
const readText = async (file: File): Promise<string> => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Error(`${file.name} is not UTF-8. Save it as UTF-8 first.`);
  }
};

const Failures = ({ rows, failures }: Pick<Taken, 'rows' | 'failures'>) => (
  <details className={bulk.blocked} open={failures.length < 5}>
    <summary>
      {countText(failures.length)} of {amount(rows, 'row')} {failures.length === 1 ? 'is' : 'are'} not taken
    </summary>
    {failures.slice(0, shownFailures).map(({ message }) => (
      <p key={message}>{message}</p>
    ))}
    {failures.length > shownFailures && <p>and {countText(failures.length - shownFailures)} more.</p>}
  </details>
);

const Import = ({ onClose }: { readonly onClose: () => void }) => {
  const call = useCall();
  const { platform } = useCommandCentre();
  const { state, problem, makeBy, change, apply, stop } = usePlan();
  const [name, setName] = useState<string | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    setName(file.name);
    setTaken(null);
    void makeBy(async () => {
      const text = await readText(file);
      const { plan, rows, failures, notes } = await call('POST /api/plans/import', {
        body: { name: file.name, text },
      });
      setTaken({ rows, failures, notes });
      return plan;
    });
  };
  const write = (): void => {
    if (state.step === 'planned' && state.plan.files > state.plan.excluded) void apply(state.plan);
  };

  if (state.step === 'done') return <ReportView report={state.report} onClose={onClose} />;
  const planned = state.step === 'planned' || state.step === 'applying' ? state.plan : null;
  const count = planned === null ? 0 : planned.files - planned.excluded;
  return (
    // A file may be dropped anywhere on it; Ctrl+Enter goes on from anywhere in it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={bulk.bulk}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (state.step !== 'applying') take(event.dataTransfer.files[0]);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        write();
      }}
    >
      <div className={styles.from}>
        <Button
          disabled={state.step === 'applying'}
          onClick={() => input.current?.click()}
          autoFocus={planned === null}
        >
          {name === null ? 'Choose a file...' : 'Choose another file...'}
        </Button>
        <input
          ref={input}
          type="file"
          aria-label="Table of captions"
          accept=".csv,.tsv,.jsonl,.ndjson,.json,.txt"
          hidden
          onChange={(event) => {
            take(event.target.files?.[0]);
            // The same file again is a choice too: it may have been changed meanwhile.
            event.target.value = '';
          }}
        />
        <p className={styles.about}>
          {name ??
            'A CSV or JSONL with the columns file_name, and tags, nl or both, as the export of captions writes it.'}
        </p>
      </div>
      <section className={styles.preview} aria-label="Preview" aria-busy={state.step === 'planning'}>
        <p className={bulk.words} role="status">
          {state.step === 'planning' && 'Reading the table...'}
          {state.step === 'asking' && problem === null && 'Nothing is written until you have seen it here.'}
          {problem !== null && <span className={bulk.problem}>{problem}</span>}
          {planned !== null &&
            (planned.files === 0
              ? `Nothing would change in ${amount(planned.scope, 'sample')}: all captions say what the table says.`
              : `${countText(planned.samples)} of ${amount(planned.scope, 'sample')} would change, in ${amount(count, 'file')}.`)}
        </p>
        {taken?.notes.map((note) => (
          <p key={note} className={bulk.words}>
            {note}
          </p>
        ))}
        {taken !== null && taken.failures.length > 0 && <Failures {...taken} />}
        {planned !== null && <BlockedFiles plan={planned} />}
        {planned === null ? (
          <div className={styles.rules}>
            <p>What is not in the table stays as it is: captions without a column, and empty cells.</p>
            <p>
              Images are found by their path in the dataset. Rows that name none, or one that another row
              names too, are listed and left out.
            </p>
          </div>
        ) : (
          <ChangeList
            edit={planned.id}
            total={planned.files}
            disabled={state.step === 'applying'}
            onInclude={({ n }, included) => void change(planned, { include: { n, included } })}
            onMention={() => undefined}
          />
        )}
      </section>
      <DialogFoot>
        <span className={bulk.lacks}>
          {state.step === 'planned' &&
            count > 0 &&
            `${keyText('Mod+Enter', platform)} writes, Esc closes without writing.`}
        </span>
        {state.step === 'applying' ? (
          <>
            <Button onClick={() => void stop('keep')}>Stop, keep what is done</Button>
            <Button onClick={() => void stop('take-back')}>Stop and undo</Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            {planned !== null && (
              // It comes with the plan, and takes the focus.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              <Button key={planned.id} look="primary" onClick={write} disabled={count === 0} autoFocus>
                Write {amount(count, 'file')}
              </Button>
            )}
          </>
        )}
      </DialogFoot>
    </div>
  );
};

export const ImportDialog = () => {
  const open = useApp((state) => state.overlay === 'import');
  const close = useApp((state) => state.closeOverlay);
  return (
    <Dialog open={open} onClose={close} title="Import captions" width="full">
      {open && <Import onClose={close} />}
    </Dialog>
  );
};
