/** Bulk edits: what, where, a preview of everything, and only then a write. */
import { useApp } from '../state/AppContext.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import styles from './BulkDialog.module.css';
import { BulkFoot } from './BulkFoot.tsx';
import { EditPart } from './EditPart.tsx';
import { PlanPreview } from './PlanPreview.tsx';
import { ReportView } from './ReportView.tsx';
import { useBulkEdit } from './useBulkEdit.ts';

const Bulk = ({ onClose }: { readonly onClose: () => void }) => {
  const start = useApp((app) => app.bulkStart);
  const edit = useBulkEdit(start);
  const { state, parsed, preview, write } = edit;

  if (state.step === 'done') return <ReportView report={state.report} onClose={onClose} />;
  return (
    // Ctrl+Enter from any field goes on to the next step.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles.bulk}
      onSubmit={(event) => {
        event.preventDefault();
        preview();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        if (state.step === 'planned') write();
        else preview();
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
          problem={edit.problem}
          onPatch={(plan, patch) => void edit.change(plan, patch)}
        />
      </div>
      <BulkFoot
        state={state}
        parsed={parsed}
        onWrite={write}
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
