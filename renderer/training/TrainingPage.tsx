/** Training: what an epoch of the dataset shows the model, with the settings at the left. */
import type { ReactNode } from 'react';
import type { BucketLine, TrainerSettings, TrainerSummary, UsedMix } from '../../shared/api/trainer.ts';
import { ignoredOptions } from '../../shared/trainer/mixConfig.ts';
import { useProject } from '../api/queries.ts';
import { useApp } from '../state/AppContext.tsx';
import { Note } from '../ui/display/Note.tsx';
import { amount, countText } from '../ui/display/numbers.ts';
import { BucketPlot } from './BucketPlot.tsx';
import { BucketSettings } from './BucketSettings.tsx';
import { BucketTable } from './BucketTable.tsx';
import { Exposures } from './Exposures.tsx';
import { MixSettings } from './MixSettings.tsx';
import { RunSettings } from './RunSettings.tsx';
import { ShowCount } from './ShowCount.tsx';
import styles from './TrainingPage.module.css';
import { useSetTrainer, useTrainerSummary } from './useTrainer.ts';
import { VariantBar } from './VariantBar.tsx';

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={styles.part} aria-label={title}>
    <h3 className={styles.partTitle}>{title}</h3>
    {children}
  </section>
);

const Quirks = ({ quirks }: Pick<TrainerSummary, 'quirks'>) => (
  <ul className={styles.quirks}>
    {quirks.map(({ kind, sentence, samples, varied, query }) => (
      <li key={kind} className={styles.quirk}>
        <span className={styles.number}>
          <ShowCount count={samples} query={query} of={samples === 1 ? 'sample' : 'samples'} />
        </span>
        <span data-selectable>
          {varied && <span className={styles.quiet}>For example: </span>}
          {sentence}
        </span>
      </li>
    ))}
  </ul>
);

/** How many images are enlarged at each resolution. */
const Enlarged = ({
  buckets,
  samples,
}: {
  readonly buckets: readonly BucketLine[];
  readonly samples: number;
}) => {
  const resolutions = [...new Set(buckets.map(({ resolution }) => resolution))];
  return resolutions.map((resolution) => {
    const here = buckets.filter((bucket) => bucket.resolution === resolution && bucket.upscaled > 0);
    const count = here.reduce((sum, { upscaled }) => sum + upscaled, 0);
    if (count === 0) return null;
    const query = here.map(({ upscaledQuery }) => `(${upscaledQuery ?? ''})`).join(' OR ');
    return (
      <p key={resolution} className={styles.fact}>
        {resolution !== null && `At ${resolution}, `}
        <ShowCount
          count={count}
          query={here.length === 1 ? (here[0]?.upscaledQuery ?? null) : query}
          of="upscaled images"
        />{' '}
        of {countText(samples)} images are smaller than their bucket, and upscaled.
      </p>
    );
  });
};

const Numbers = ({
  settings,
  summary,
}: {
  readonly settings: TrainerSettings;
  readonly summary: TrainerSummary;
}) => {
  const { buckets, quirks, characters, batch, samples, skipped } = summary;
  const ordered = buckets.toSorted(
    (a, b) => (a.resolution ?? 0) - (b.resolution ?? 0) || a.width / a.height - b.width / b.height,
  );
  const few = buckets.filter((bucket) => bucket.few && bucket.images > 0);
  return (
    <div className={styles.numbers}>
      <Part title="Captions in an epoch">
        <VariantBar variants={summary.variants} />
      </Part>
      {quirks.length > 0 && (
        <Part title="What the trainer makes of it">
          <Quirks quirks={quirks} />
        </Part>
      )}
      <Part title="How often each character's tag is seen in an epoch">
        {characters.length === 0 ? (
          <p className={styles.quiet}>No tag names a character.</p>
        ) : (
          <Exposures characters={characters} />
        )}
      </Part>
      <Part title="Buckets">
        <Enlarged buckets={ordered} samples={samples} />
        {few.length > 0 && (
          <Note tone="notice">
            {amount(few.length, 'bucket')} hold{few.length === 1 ? 's' : ''} fewer than a batch of {batch}
          </Note>
        )}
        {skipped > 0 && (
          <Note tone="problem">
            {amount(skipped, 'image')} cannot be read, and {skipped === 1 ? 'is' : 'are'} left out
          </Note>
        )}
        <BucketPlot buckets={ordered} least={batch / settings.repeats} />
        <BucketTable buckets={ordered} small={settings.smallBuckets} />
      </Part>
    </div>
  );
};

/** A file's options arrive with the count; those set here are known at once, however long counting takes. */
const mixInUse = (settings: TrainerSettings, { config }: TrainerSummary): UsedMix => {
  if (settings.configFile !== null && config.file !== null) return config;
  return {
    ...settings.mix,
    protected_tags: settings.protectedTags,
    file: null,
    ignored: [...ignoredOptions(settings.mix)],
    problem: settings.configFile === null ? null : config.problem,
  };
};

const verdict = ({ steps, epochs }: TrainerSummary): string =>
  epochs === 1
    ? `${amount(steps, 'step')} in an epoch`
    : `${amount(steps, 'step')} in an epoch, ${countText(steps * epochs)} in ${countText(epochs)} epochs`;

export const TrainingPage = () => {
  const { data: summary, error } = useTrainerSummary();
  const { data: project } = useProject();
  const set = useSetTrainer();
  const name = useApp((state) => state.dataset?.name ?? '');
  if (summary === undefined || project === undefined) {
    return (
      <p className={styles.waiting} role="status">
        {error === null ? `Counting what an epoch of ${name} shows...` : error.message}
      </p>
    );
  }
  const { trainer: settings } = project;
  if (summary.samples === 0)
    return (
      <div className={styles.page}>
        <header className={styles.head}>
          <h2 className={styles.title}>Nothing to train on</h2>
          <p className={styles.quiet}>
            {name} has no images. With images in its folder, this page shows what an epoch of them is made of.
          </p>
        </header>
      </div>
    );
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h2 className={styles.title}>{verdict(summary)}</h2>
        <p className={styles.quiet}>
          {amount(summary.shown, 'image')} shown in an epoch: {countText(summary.samples - summary.skipped)}{' '}
          of {amount(summary.samples, 'sample')}, at every resolution, times the repeats
        </p>
      </header>
      <div className={styles.columns}>
        <div className={styles.settings}>
          <MixSettings settings={settings} used={mixInUse(settings, summary)} set={set} />
          <RunSettings settings={settings} summary={summary} set={set} />
          <BucketSettings buckets={settings.buckets} problem={summary.bucketProblem} set={set} />
        </div>
        <Numbers settings={settings} summary={summary} />
      </div>
    </div>
  );
};
