/** The tour's strip above the status bar: what to do now, by which key. It covers nothing, and goes on by itself. */
import { useEffect, useState } from 'react';
import { useHistory } from '../api/edits.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import type { CommandId } from '../../shared/commands/commands.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import { tourSteps, type TourStep } from './steps.ts';
import styles from './Tour.module.css';

/** As many as hold the swap, whatever else was tried in between. */
const editsRead = 10;

const StepKeys = ({ command }: { readonly command: CommandId }) => {
  const { label, keys } = useCommand(command);
  if (keys === '') return null;
  return (
    <span className={styles.keys} title={label}>
      <Keys keys={keys} />
    </span>
  );
};

/**
 * Goes on when the step's end has come.
 * @param returned the user came back to it: what is so already does not end it
 */
const useStepEnd = (step: TourStep | undefined, returned: boolean, onEnd: () => void): void => {
  const query = useApp((state) => state.query);
  const page = useApp((state) => state.page);
  const fullView = useApp((state) => state.large === 'fullView');
  const { data } = useHistory(editsRead);
  const done = step?.isDone({ query, page, fullView, edits: data?.edits ?? [] }) ?? false;
  const [waits, setWaits] = useState(returned);
  if (waits && !done) setWaits(false);
  const ended = done && !waits;
  useEffect(() => {
    if (ended) onEnd();
  }, [ended, onEnd]);
};

interface StripProps {
  /** The step, from 0; past the last one the tour is over. */
  readonly at: number;
  readonly returned: boolean;
  readonly onBack: () => void;
}

const Strip = ({ at, returned, onBack }: StripProps) => {
  const goOn = useApp((state) => state.nextTourStep);
  const leave = useApp((state) => state.leaveTour);
  const step = tourSteps[at];
  useStepEnd(step, returned, goOn);
  const over = step === undefined;
  return (
    <section className={styles.tour} aria-label="Tour">
      <p className={styles.place}>{over ? 'Tour' : `Tour, ${at + 1} of ${tourSteps.length}`}</p>
      <div className={styles.step} role="status">
        <h2 className={styles.title}>
          {over ? 'That was the tour' : step.title}
          {!over && <StepKeys command={step.command} />}
        </h2>
        <p className={styles.text}>
          {over
            ? 'Redo the swap if you like. The roster says who has too few images, Export hands the dataset to your trainer, and ? shows all keys.'
            : step.text}
        </p>
      </div>
      <div className={styles.actions}>
        {at > 0 && (
          <Button look="quiet" size="small" onClick={onBack}>
            Back
          </Button>
        )}
        {!over && (
          <Button look="quiet" size="small" onClick={goOn}>
            Skip
          </Button>
        )}
        <Button size="small" onClick={leave}>
          {over ? 'End the tour' : 'Leave the tour'}
        </Button>
      </div>
    </section>
  );
};

export const Tour = () => {
  const at = useApp(({ dataset, settings: { tour } }) =>
    tour.open && dataset !== null && tour.dataset === dataset.id ? tour.step : null,
  );
  const goTo = useApp((state) => state.goToTourStep);
  const [returnedTo, setReturnedTo] = useState<number | null>(null);
  if (at === null) return null;
  const back = (): void => {
    setReturnedTo(at - 1);
    goTo(at - 1);
  };
  return <Strip key={at} at={at} returned={returnedTo === at} onBack={back} />;
};
