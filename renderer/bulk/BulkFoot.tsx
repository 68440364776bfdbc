/** The foot of the bulk dialog: what to do next, and the buttons of the step that it is in. */
import { keyText } from '../../shared/commands/keys.ts';
import { useCommandCentre } from '../commands/CommandContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { amount } from '../ui/display/numbers.ts';
import { DialogFoot } from '../ui/overlays/Dialog.tsx';
import styles from './BulkDialog.module.css';
import type { ParsedDraft } from './draft.ts';
import { filesToWrite, type PlanState } from './planState.ts';
import { StopButtons } from './StopButtons.tsx';

interface Props {
  readonly state: PlanState;
  readonly parsed: ParsedDraft;
  readonly onWrite: () => void;
  readonly onStop: (how: 'keep' | 'take-back') => void;
  readonly onClose: () => void;
}

const Hint = ({ state, parsed }: Pick<Props, 'state' | 'parsed'>) => {
  const { platform } = useCommandCentre();
  const keys = keyText('Mod+Enter', platform);
  return (
    <span className={styles.hint}>
      {state.step === 'asking' && ('missing' in parsed ? parsed.missing : `${keys} shows what would change.`)}
      {state.step === 'planned' &&
        (state.plan.files === 0
          ? 'Change the fields, or close.'
          : `${keys} writes, Esc closes without writing.`)}
    </span>
  );
};

const Buttons = ({ state, parsed, onWrite, onStop, onClose }: Props) => {
  if (state.step === 'applying') return <StopButtons onStop={onStop} />;
  if (state.step === 'planned' && state.plan.files === 0) {
    return (
      // Another element than Cancel, which was in its place: so it takes the focus, which closes a field's
      // list of completions.
      <Button key="close" look="primary" onClick={onClose} autoFocus>
        Close
      </Button>
    );
  }
  return (
    <>
      <Button onClick={onClose}>Cancel</Button>
      {state.step === 'planned' ? (
        // Another element than Preview, not the same one with another label: so it takes the focus.
        <Button
          key="write"
          look="primary"
          onClick={onWrite}
          disabled={filesToWrite(state.plan) === 0}
          autoFocus
        >
          Write {amount(filesToWrite(state.plan), 'file')}
        </Button>
      ) : (
        <Button
          key="preview"
          look="primary"
          type="submit"
          disabled={'missing' in parsed || state.step === 'planning'}
        >
          Preview
        </Button>
      )}
    </>
  );
};

export const BulkFoot = (props: Props) => (
  <DialogFoot>
    <Hint state={props.state} parsed={props.parsed} />
    <Buttons {...props} />
  </DialogFoot>
);
