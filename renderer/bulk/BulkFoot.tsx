/** The foot of the bulk dialog: what to do next, and the buttons of the step that it is in. */
import { useEffect, useRef } from 'react';
import { keyText } from '../../shared/commands/keys.ts';
import { useCommandCentre } from '../commands/CommandContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { amount } from '../ui/display/numbers.ts';
import { DialogFoot } from '../ui/overlays/Dialog.tsx';
import styles from './BulkDialog.module.css';
import type { ParsedDraft } from './draft.ts';
import { filesToWrite, shownPlan, type PlanState } from './planState.ts';
import { StopButtons } from './StopButtons.tsx';

interface Props {
  readonly state: PlanState;
  readonly parsed: ParsedDraft;
  /** The preview is that of the fields. */
  readonly ready: boolean;
  /** The button that goes on takes the focus as soon as it can be pressed. */
  readonly expected: boolean;
  readonly onWrite: () => void;
  readonly onStop: (how: 'keep' | 'take-back') => void;
  readonly onClose: () => void;
}

const Hint = ({ state, parsed, ready }: Pick<Props, 'state' | 'parsed' | 'ready'>) => {
  const { platform } = useCommandCentre();
  const keys = keyText('Mod+Enter', platform);
  const plan = shownPlan(state);
  const words = (): string => {
    if (state.step === 'applying') return '';
    if ('missing' in parsed) return parsed.missing;
    if (!ready || plan === null) return '';
    return filesToWrite(plan) === 0
      ? 'Nothing to write: change the fields, or close.'
      : `${keys} writes, Esc closes without writing.`;
  };
  return <span className={styles.hint}>{words()}</span>;
};

const Buttons = ({ state, parsed, ready, expected, onWrite, onStop, onClose }: Props) => {
  const next = useRef<HTMLButtonElement>(null);
  const plan = shownPlan(state);
  const count = plan === null ? 0 : filesToWrite(plan);
  const nothing = ready && count === 0;
  useEffect(() => {
    if (ready && expected) next.current?.focus();
  }, [ready, expected]);
  if (state.step === 'applying') return <StopButtons onStop={onStop} />;
  if (nothing) {
    return (
      <Button key="close" ref={next} look="primary" onClick={onClose}>
        Close
      </Button>
    );
  }
  return (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button key="write" ref={next} look="primary" onClick={onWrite} disabled={!ready}>
        {count === 0 || 'missing' in parsed ? 'Write' : `Write ${amount(count, 'file')}`}
      </Button>
    </>
  );
};

export const BulkFoot = (props: Props) => (
  <DialogFoot>
    <Hint state={props.state} parsed={props.parsed} ready={props.ready} />
    <Buttons {...props} />
  </DialogFoot>
);
