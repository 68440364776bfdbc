/** Export: what, how, and what the result would be; then the writing of it. */
import { keyText } from '../../shared/commands/keys.ts';
import { useCommandCentre } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Dialog, DialogFoot } from '../ui/overlays/Dialog.tsx';
import styles from './ExportDialog.module.css';
import { FolderField } from '../parts/FolderField.tsx';
import { FormatList } from './FormatList.tsx';
import { targetWords } from './labels.ts';
import { Preview } from './Preview.tsx';
import { RunView } from './RunView.tsx';
import { SettingsPart } from './SettingsPart.tsx';
import { useExportForm } from './useExportForm.ts';

const Form = ({ onClose }: { readonly onClose: () => void }) => {
  const { platform } = useCommandCentre();
  const { draft, out, refused, state, ready, change, touch, moveTo, start } = useExportForm();
  const { plan, busy, folderProblem } = state;
  return (
    // Ctrl+Enter from any field starts it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.form}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void start();
      }}
    >
      <div className={styles.columns}>
        <FormatList value={draft.settings.format} onChange={(format) => touch({ format })} />
        <SettingsPart draft={draft} onDraft={change} onSettings={touch} />
        <Preview {...state} />
      </div>
      <DialogFoot>
        <FolderField
          label="Into the folder"
          title="Choose a folder to export to"
          hint="Folder on the machine that Proofsheet runs on; it is created if it does not exist"
          take="Export into this folder"
          value={out}
          problem={refused ?? folderProblem}
          about={plan === null || busy ? '' : targetWords(plan)}
          onChange={moveTo}
        />
        <Button onClick={onClose}>Cancel</Button>
        <Button
          look="primary"
          disabled={!ready}
          title={keyText('Mod+Enter', platform)}
          onClick={() => void start()}
        >
          Export
        </Button>
      </DialogFoot>
    </div>
  );
};

export const ExportDialog = () => {
  const open = useApp((state) => state.overlay === 'export');
  const close = useApp((state) => state.closeOverlay);
  const run = useApp((state) => state.exportRun);
  return (
    <Dialog open={open} onClose={close} title="Export" width={run === null ? 'full' : 'normal'}>
      {open && (run === null ? <Form onClose={close} /> : <RunView run={run} onClose={close} />)}
    </Dialog>
  );
};
