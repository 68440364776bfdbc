/** The sizes that images are trained at. */
import type { TrainerSettings } from '../../shared/api/trainer.ts';
import {
  bucketConfig,
  defaultBuckets,
  kohyaBuckets,
  type KohyaBuckets,
  type PipeBuckets,
} from '../../shared/trainer/bucketConfig.ts';
import { useApp } from '../state/AppContext.tsx';
import { Note } from '../ui/display/Note.tsx';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { Switch } from '../ui/fields/Switch.tsx';
import styles from './Fields.module.css';
import { checkList, checkSizes, listText, parseList, parseSizes, sizesText } from './lists.ts';
import { DatasetFile } from './DatasetFile.tsx';
import { NumberField } from '../ui/fields/NumberField.tsx';
import type { SetTrainer, TrainerEntries } from './useTrainer.ts';
import { WordsField } from './WordsField.tsx';

interface Props {
  readonly buckets: TrainerSettings['buckets'];
  /** Why the trainer refuses them, or null. */
  readonly problem: string | null;
  readonly set: SetTrainer;
}

const trainers = [
  { value: 'diffusion-pipe', label: 'diffusion-pipe' },
  { value: 'kohya', label: 'kohya' },
] as const;

/** Each setting is changed by itself: one that was set just before may not have arrived here yet. */
type Change = (words: string, changed: Readonly<Record<string, unknown>>) => void;

const Ratios = ({ buckets, change }: { readonly buckets: PipeBuckets; readonly change: Change }) => {
  const ratio = (name: 'min_ar' | 'max_ar', label: string) => (
    <NumberField
      label={label}
      hint={`${name}: width by height`}
      value={buckets[name]}
      min={0.05}
      max={20}
      onChange={(value) => change(`Set ${name} to ${value}`, { [name]: value })}
    />
  );
  return (
    <>
      <WordsField
        label="Ratios"
        hint="ar_buckets: width by height, with commas; empty: from narrowest to widest"
        placeholder="evenly from narrowest to widest"
        value={listText(buckets.ar_buckets ?? [])}
        check={checkList(0, 100)}
        onChange={(text) => {
          const list = parseList(text);
          change('Set the ratios of the buckets', { ar_buckets: list.length === 0 ? null : list });
        }}
      />
      {buckets.ar_buckets === null && (
        <div className={styles.pair}>
          {ratio('min_ar', 'Narrowest')}
          {ratio('max_ar', 'Widest')}
          <NumberField
            label="Ratios between"
            hint="num_ar_buckets"
            value={buckets.num_ar_buckets}
            min={1}
            max={100}
            whole
            onChange={(count) => change(`Set num_ar_buckets to ${count}`, { num_ar_buckets: count })}
          />
        </div>
      )}
    </>
  );
};

const Pipe = ({ buckets, change }: { readonly buckets: PipeBuckets; readonly change: Change }) => (
  <>
    {buckets.size_buckets === null && (
      <>
        <WordsField
          label="Resolutions"
          hint="Side of the square with as many pixels; 1280x720 for width and height"
          value={listText(buckets.resolutions)}
          check={checkList(1, 16)}
          onChange={(text) => change(`Train at ${text}`, { resolutions: parseList(text) })}
        />
        <Switch
          label="Buckets by ratio"
          checked={buckets.enable_ar_bucket}
          onChange={(on) =>
            change(on ? 'Sort images into buckets' : 'Cut all images square', { enable_ar_bucket: on })
          }
        />
        {buckets.enable_ar_bucket && <Ratios buckets={buckets} change={change} />}
      </>
    )}
    <WordsField
      label="Sizes"
      hint="size_buckets, separated by commas: they replace all other settings of buckets"
      placeholder="by resolution and ratio"
      value={sizesText(buckets.size_buckets ?? [])}
      check={checkSizes}
      onChange={(text) => {
        const sizes = parseSizes(text);
        change('Set the sizes of the buckets', { size_buckets: sizes.length === 0 ? null : sizes });
      }}
    />
  </>
);

const Kohya = ({ buckets, change }: { readonly buckets: KohyaBuckets; readonly change: Change }) => (
  <>
    <WordsField
      label="Resolutions"
      value={listText(buckets.resolutions)}
      check={checkList(1, 16)}
      onChange={(text) =>
        change(`Train at ${text}`, {
          resolutions: parseList(text).flatMap((item) => (typeof item === 'number' ? [item] : [])),
        })
      }
    />
    <div className={styles.pair}>
      <NumberField
        label="Smallest side"
        hint="min_bucket_reso"
        value={buckets.min_bucket_reso}
        min={64}
        max={16_384}
        whole
        onChange={(side) => change(`Set min_bucket_reso to ${side}`, { min_bucket_reso: side })}
      />
      <NumberField
        label="Largest side"
        hint="max_bucket_reso"
        value={buckets.max_bucket_reso}
        min={64}
        max={16_384}
        whole
        onChange={(side) => change(`Set max_bucket_reso to ${side}`, { max_bucket_reso: side })}
      />
    </div>
    <Switch
      label="Never enlarge (bucket_no_upscale)"
      checked={buckets.bucket_no_upscale}
      onChange={(on) =>
        change(on ? 'Never enlarge images' : 'Enlarge small images', { bucket_no_upscale: on })
      }
    />
  </>
);

export const BucketSettings = ({ buckets, problem, set }: Props) => {
  const say = useApp((state) => state.say);
  const keep = (words: string, next: object, entries: TrainerEntries): void => {
    const checked = bucketConfig.safeParse(next);
    if (checked.success) void set(words, entries);
    else say(`These sizes cannot be used: ${checked.error.issues[0]?.message ?? 'not valid'}.`, 'problem');
  };
  const change: Change = (words, changed) =>
    keep(
      words,
      { ...buckets, ...changed },
      Object.entries(changed).map(([name, value]) => [['buckets', name], value] as const),
    );
  return (
    <section className={styles.group} aria-label="Sizes">
      <h3 className={styles.title}>Sizes</h3>
      <div>
        <Segmented
          label="Buckets as"
          value={buckets.trainer}
          choices={trainers}
          onChange={(trainer) => {
            const fresh = trainer === 'kohya' ? kohyaBuckets.parse({ trainer }) : defaultBuckets;
            keep(`Sort images as ${trainer} does`, fresh, [
              [['buckets'], fresh],
              [['smallBuckets'], trainer === 'kohya' ? 'smaller' : 'repeat'],
            ]);
          }}
        />
      </div>
      {buckets.trainer === 'diffusion-pipe' && <DatasetFile />}
      {problem !== null && <Note tone="problem">{problem}</Note>}
      {buckets.trainer === 'kohya' && (
        <p className={styles.quiet}>Captions are still drawn as diffusion-pipe does it.</p>
      )}
      {buckets.trainer === 'diffusion-pipe' ? (
        <Pipe buckets={buckets} change={change} />
      ) : (
        <Kohya buckets={buckets} change={change} />
      )}
    </section>
  );
};
