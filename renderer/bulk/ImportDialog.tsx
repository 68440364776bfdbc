/** Captions from a table (CSV or JSONL): a file chosen or dropped, a preview of everything, and only then a write. */
import { useRef } from 'react';
import { keyText } from '../../shared/commands/keys.ts';
import { useCommandCentre } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { amount } from '../ui/display/numbers.ts';
import { Dialog, DialogFoot } from '../ui/overlays/Dialog.tsx';
import bulk from './BulkDialog.module.css';
import styles from './ImportDialog.module.css';
import { filesToWrite, shownPlan, type PlanState } from './planState.ts';
import { ReportView } from './ReportView.tsx';
import { StopButtons } from './StopButtons.tsx';
import { TablePreview } from './TablePreview.tsx';
import { useTableImport } from './useTableImport.ts';

interface FileChoiceProps {
  /** Of the chosen file; null: none was chosen. */
  readonly name: string | null;
  readonly disabled: boolean;
  readonly autoFocus: boolean;
  readonly onFile: (file: File | undefined) => void;
}

const FileChoice = ({ name, disabled, autoFocus, onFile }: FileChoiceProps) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.from}>
      <Button disabled={disabled} onClick={() => input.current?.click()} autoFocus={autoFocus}>
        {name === null ? 'Choose a file...' : 'Choose another file...'}
      </Button>
      <input
        ref={input}
        type="file"
        aria-label="Table of captions"
        accept=".csv,.tsv,.jsonl,.ndjson,.json,.txt"
        hidden
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          // Choosing the same file again counts: it may have changed meanwhile.
          event.target.value = '';
        }}
      />
      <p className={styles.about}>
        {name ??
          'A CSV or JSONL with the columns file_name, and tags, nl or both, as the export of captions writes it.'}
      </p>
    </div>
  );
};

interface FootProps {
  readonly state: PlanState;
  readonly onWrite: () => void;
  readonly onStop: (how: 'keep' | 'take-back') => void;
  readonly onClose: () => void;
}

const Foot = ({ state, onWrite, onStop, onClose }: FootProps) => {
  const { platform } = useCommandCentre();
  const plan = shownPlan(state);
  const count = plan === null ? 0 : filesToWrite(plan);
  return (
    <DialogFoot>
      <span className={bulk.hint}>
        {state.step === 'planned' &&
          count > 0 &&
          `${keyText('Mod+Enter', platform)} writes, Esc closes without writing.`}
      </span>
      {state.step === 'applying' ? (
        <StopButtons onStop={onStop} />
      ) : (
        <>
          <Button onClick={onClose}>Cancel</Button>
          {plan !== null && (
            // It appears with the plan, and takes the focus.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            <Button key={plan.id} look="primary" onClick={onWrite} disabled={count === 0} autoFocus>
              Write {amount(count, 'file')}
            </Button>
          )}
        </>
      )}
    </DialogFoot>
  );
};

const Import = ({ onClose }: { readonly onClose: () => void }) => {
  const { state, problem, name, taken, take, change, write, stop } = useTableImport();
  if (state.step === 'done') return <ReportView report={state.report} onClose={onClose} />;
  const applying = state.step === 'applying';
  return (
    // A file may be dropped anywhere on it; Ctrl+Enter works anywhere in it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={bulk.bulk}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (!applying) take(event.dataTransfer.files[0]);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        write();
      }}
    >
      <FileChoice name={name} disabled={applying} autoFocus={shownPlan(state) === null} onFile={take} />
      <TablePreview
        state={state}
        problem={problem}
        taken={taken}
        onInclude={(plan, n, included) => void change(plan, { include: { n, included } })}
      />
      <Foot state={state} onWrite={write} onStop={(how) => void stop(how)} onClose={onClose} />
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
