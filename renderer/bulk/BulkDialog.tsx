/** Bulk edits: what, where, and beside it all that would change; one key writes it, and a message offers to undo it. */
import { useEffect } from 'react';
import { useApp } from '../state/AppContext.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import styles from './BulkDialog.module.css';
import { BulkFoot } from './BulkFoot.tsx';
import { EditPart } from './EditPart.tsx';
import { PlanPreview } from './PlanPreview.tsx';
import { isPlain } from './planState.ts';
import { ReportView } from './ReportView.tsx';
import { useBulkEdit } from './useBulkEdit.ts';

const Bulk = ({ onClose }: { readonly onClose: () => void }) => {
  const start = useApp((app) => app.bulkStart);
  const sayReport = useApp((app) => app.sayReport);
  const edit = useBulkEdit(start);
  const { state, parsed, ready } = edit;
  const plain = state.step === 'done' && isPlain(state.report) ? state.report : null;
  useEffect(() => {
    if (plain === null) return;
    onClose();
    sayReport(plain);
  }, [plain, onClose, sayReport]);

  if (state.step === 'done') return plain === null && <ReportView report={state.report} onClose={onClose} />;
  return (
    // Ctrl+Enter from any field writes what is shown.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles.bulk}
      onSubmit={(event) => {
        event.preventDefault();
        edit.goOn();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        edit.forward();
      }}
    >
      <div className={styles.columns}>
        <EditPart
          draft={edit.draft}
          parsed={parsed}
          where={edit.where}
          scopes={edit.scopes}
          disabled={state.step === 'applying'}
          onChange={edit.touch}
          onWhere={edit.applyTo}
        />
        <PlanPreview
          state={state}
          where={edit.where}
          outdated={!ready}
          problem={edit.problem}
          onPatch={(plan, patch) => void edit.change(plan, patch)}
        />
      </div>
      <BulkFoot
        state={state}
        parsed={parsed}
        ready={ready}
        expected={edit.expected}
        onWrite={edit.write}
        onStop={(how) => void edit.stop(how)}
        onClose={onClose}
      />
    </form>
  );
};

export const BulkDialog = () => {
  const open = useApp((state) => state.overlay === 'bulk');
  const close = useApp((state) => state.closeOverlay);
  return (
    <Dialog open={open} onClose={close} title="Edit many captions" width="full">
      {open && <Bulk onClose={close} />}
    </Dialog>
  );
};
