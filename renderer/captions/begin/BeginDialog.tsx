/** Begins a run: which images are asked about, by which model, and how. */
import { useState } from 'react';
import { keyText } from '../../../shared/commands/keys.ts';
import { useCommandCentre } from '../../commands/CommandContext.tsx';
import { useApp } from '../../state/AppContext.tsx';
import { Button } from '../../ui/display/Button.tsx';
import { amount, countText } from '../../ui/display/numbers.ts';
import { Dialog, DialogFoot } from '../../ui/overlays/Dialog.tsx';
import styles from './BeginDialog.module.css';
import { EndpointPart } from './EndpointPart.tsx';
import { Lab } from './Lab.tsx';
import { TaggerPart } from './TaggerPart.tsx';
import { type Begin, useBegin } from './useBegin.ts';
import { WhichPart } from './WhichPart.tsx';

/** How many images are asked about, with their whole. */
const CountWords = ({ begin: { count, missing, problem } }: { readonly begin: Begin }) => {
  if (problem !== null) {
    return (
      <p className={styles.problem} role="alert">
        {problem}
      </p>
    );
  }
  return (
    <p className={styles.words} role="status">
      {missing ??
        (count === undefined
          ? 'Counting...'
          : `Asks about ${countText(count.asked)} of ${amount(count.of, 'image')}.`)}
    </p>
  );
};

/** The form, or what was opened from it: Escape leads back. */
type Step = 'form' | 'request' | 'lab';

interface FormProps {
  readonly step: Step;
  readonly onStep: (step: Step) => void;
  readonly onClose: () => void;
}

const Form = ({ step, onStep, onClose }: FormProps) => {
  const { platform } = useCommandCentre();
  const begin = useBegin();
  const { by, missing, unset, busy, count } = begin;
  const start = (): void => {
    if (missing === null && !busy) void begin.begin();
  };
  if (step === 'lab') return <Lab begin={begin} onBack={() => onStep('form')} />;
  return (
    // Ctrl+Enter from any field begins.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.form}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        start();
      }}
    >
      <div className={styles.columns}>
        <WhichPart begin={begin} />
        {by === 'endpoint' ? (
          <EndpointPart
            begin={begin}
            shown={step === 'request'}
            onShow={(shown) => onStep(shown ? 'request' : 'form')}
          />
        ) : (
          <TaggerPart begin={begin} />
        )}
      </div>
      <DialogFoot>
        <CountWords begin={begin} />
        {by === 'endpoint' && (
          <Button
            key="try"
            disabled={unset !== null || begin.samples.length === 0}
            onClick={() => onStep('lab')}
          >
            Try on {amount(begin.samples.length, 'image')}...
          </Button>
        )}
        <Button key="cancel" onClick={onClose}>
          Cancel
        </Button>
        <Button
          key="begin"
          look="primary"
          disabled={missing !== null || busy}
          title={keyText('Mod+Enter', platform)}
          onClick={start}
        >
          {busy
            ? 'Beginning...'
            : `${by === 'endpoint' ? 'Caption' : 'Tag'} ${count === undefined ? '' : amount(count.asked, 'image')}`}
        </Button>
      </DialogFoot>
    </div>
  );
};

export const BeginDialog = () => {
  const open = useApp((state) => state.overlay === 'caption');
  const close = useApp((state) => state.closeOverlay);
  const [step, setStep] = useState<Step>('form');
  if (!open && step !== 'form') setStep('form');
  return (
    <Dialog
      open={open}
      onClose={close}
      onEscape={step === 'form' ? undefined : () => setStep('form')}
      title="Caption or tag images"
      width="full"
    >
      {open && <Form step={step} onStep={setStep} onClose={close} />}
    </Dialog>
  );
};
