/** Batches and epochs: the number of steps. */
import type { TrainerSettings, TrainerSummary } from '../../shared/api/trainer.ts';
import type { SmallBuckets } from '../../shared/trainer/steps.ts';
import { Select } from '../ui/fields/Select.tsx';
import styles from './Fields.module.css';
import { NumberField } from '../ui/fields/NumberField.tsx';
import type { SetTrainer } from './useTrainer.ts';

interface Props {
  readonly settings: TrainerSettings;
  readonly summary: TrainerSummary;
  readonly set: SetTrainer;
}

const fates: readonly { readonly value: SmallBuckets; readonly label: string }[] = [
  { value: 'repeat', label: 'repeated until it fills one (the fork)' },
  { value: 'drop', label: 'left out (upstream)' },
  { value: 'smaller', label: 'trained in a smaller batch (kohya)' },
];

export const RunSettings = ({ settings, summary: { batch, epochs, config }, set }: Props) => (
  <section className={styles.group} aria-label="Steps">
    <h3 className={styles.title}>Steps</h3>
    <div className={styles.pair}>
      <NumberField
        label="Repeats"
        hint="num_repeats: how often an epoch shows each image; may be fractional"
        value={settings.repeats}
        min={0.01}
        max={1000}
        onChange={(repeats) => void set(`Set the repeats to ${repeats}`, [[['repeats'], repeats]])}
      />
      <NumberField
        label="Batch"
        hint="Images in a step: micro batch x gradient accumulation x GPUs"
        value={settings.batch ?? batch}
        min={1}
        max={100_000}
        whole
        onChange={(next) => void set(`Set the batch to ${next}`, [[['batch'], next]])}
      />
      <NumberField
        label="Epochs"
        value={settings.epochs ?? epochs}
        min={1}
        max={1_000_000}
        whole
        onChange={(next) => void set(`Set the epochs to ${next}`, [[['epochs'], next]])}
      />
    </div>
    {config.file !== null && settings.batch === null && (
      <p className={styles.quiet}>Batch and epochs are those of the file, on one GPU.</p>
    )}
    <Select
      label="A bucket that fills no batch is"
      value={settings.smallBuckets}
      choices={fates}
      onChange={(fate) => void set('Choose what becomes of small buckets', [[['smallBuckets'], fate]])}
    />
  </section>
);
