/** The result of a bulk edit: how many files, which ones not, and what can be done next. */
import { namedOnce } from '../../shared/problems/namedOnce.ts';
import type { EditReport } from '../../shared/api/edits.ts';
import { useApp } from '../state/AppContext.tsx';
import { reportWords } from '../state/editSlice.ts';
import { Button } from '../ui/display/Button.tsx';
import { DialogBody, DialogFoot } from '../ui/overlays/Dialog.tsx';
import styles from './ReportView.module.css';

interface Props {
  readonly report: EditReport;
  readonly onClose: () => void;
}

export const ReportView = ({ report, onClose }: Props) => {
  const undo = useApp((state) => state.undo);
  const openConflicts = useApp((state) => state.openConflicts);
  const { edit, conflicts, failures, unchanged, skipped, state } = report;
  return (
    <>
      <DialogBody short>
        <p role="status">{reportWords(report).text}.</p>
        <p className={styles.quiet}>
          {unchanged > 0 && `${unchanged} already were as wanted. `}
          {skipped > 0 && `${skipped} were not reached. `}
        </p>
        <ul className={styles.files}>
          {conflicts.map(({ relPath, reason }) => (
            <li key={`conflict ${relPath}`} className={styles.conflict}>
              {namedOnce(relPath, reason)}
            </li>
          ))}
          {failures.map(({ relPath, message }) => (
            <li key={`failure ${relPath}`} className={styles.failure}>
              {message}
            </li>
          ))}
        </ul>
      </DialogBody>
      <DialogFoot>
        {edit !== null && state === 'done' && (
          <Button
            onClick={() => {
              onClose();
              void undo(edit);
            }}
          >
            Undo
          </Button>
        )}
        {edit !== null && conflicts.length > 0 && (
          <Button onClick={() => openConflicts(edit)}>Resolve the conflicts...</Button>
        )}
        <Button look="primary" onClick={onClose} autoFocus>
          Close
        </Button>
      </DialogFoot>
    </>
  );
};
