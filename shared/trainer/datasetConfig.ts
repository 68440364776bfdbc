/** The sizes and repeats in a diffusion-pipe `dataset.toml`. */
import { z } from 'zod';
import { pipeBuckets, type PipeBuckets } from './bucketConfig.ts';

const { shape } = pipeBuckets;

/** Settings of the top level and of each `[[directory]]`, which overrides the top level. */
const table = z.looseObject({
  resolutions: shape.resolutions.unwrap().optional(),
  enable_ar_bucket: z.boolean().optional(),
  min_ar: shape.min_ar.unwrap().optional(),
  max_ar: shape.max_ar.unwrap().optional(),
  num_ar_buckets: shape.num_ar_buckets.unwrap().optional(),
  ar_buckets: shape.ar_buckets.unwrap().unwrap().optional(),
  size_buckets: shape.size_buckets.unwrap().unwrap().optional(),
  num_repeats: z.number().positive().max(1000).optional(),
});
/** Settings that change captions before they are mixed: read only to report that they are not applied here. */
const captionTable = z.looseObject({
  caption_prefix: z.string().optional(),
  cache_shuffle_num: z.number().optional(),
});
const datasetTable = table.extend({ directory: z.array(table).optional() });
const captionTables = captionTable.extend({ directory: z.array(captionTable).optional() });

export type ReadDataset =
  | {
      readonly ok: true;
      readonly buckets: PipeBuckets;
      readonly repeats: number;
      /** What of it is not loaded, in words for the user, or null. */
      readonly notice: string | null;
    }
  | { readonly ok: false; readonly reason: string };

const told = (directory: z.infer<typeof table>): string =>
  JSON.stringify(Object.keys(table.shape).map((name) => directory[name]));

const notShown = (document: unknown): readonly string[] => {
  const read = captionTables.safeParse(document);
  if (!read.success) return [];
  const { directory, ...top } = read.data;
  const used = directory === undefined || directory.length === 0 ? [top] : directory;
  const set = {
    caption_prefix: used.some((one) => (one.caption_prefix ?? top.caption_prefix ?? '') !== ''),
    cache_shuffle_num: used.some((one) => (one.cache_shuffle_num ?? top.cache_shuffle_num ?? 0) > 0),
  };
  return Object.entries(set).flatMap(([name, isSet]) => (isSet ? [name] : []));
};

/** @param document a `dataset.toml`, parsed; of several directories, the first counts */
export const readDataset = (document: unknown): ReadDataset => {
  const read = datasetTable.safeParse(document);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { ok: false, reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}.` };
  }
  const { directory: directories = [], ...top } = read.data;
  const over = (directory: z.infer<typeof table>): z.infer<typeof table> => ({ ...top, ...directory });
  const [first, ...others] = directories.map(over);
  const { num_repeats: repeats = 1, enable_ar_bucket = false, ...rest } = first ?? top;
  if (rest.size_buckets === undefined && rest.resolutions === undefined)
    return { ok: false, reason: 'It names neither resolutions nor size_buckets: it is no dataset.toml.' };
  const evenly = [rest.min_ar, rest.max_ar, rest.num_ar_buckets];
  if (
    enable_ar_bucket &&
    rest.size_buckets === undefined &&
    rest.ar_buckets === undefined &&
    evenly.includes(undefined)
  )
    return {
      ok: false,
      reason: 'With enable_ar_bucket it needs min_ar, max_ar and num_ar_buckets, or ar_buckets.',
    };
  const differ = others.some((other) => first === undefined || told(other) !== told(first));
  const hidden = notShown(document);
  const notices = [
    ...(differ ? ['Its directories differ: the settings of the first one were loaded.'] : []),
    ...(hidden.length > 0 ? [`Captions are shown here without its ${hidden.join(' and ')}.`] : []),
  ];
  return {
    ok: true,
    buckets: pipeBuckets.parse({ ...rest, enable_ar_bucket }),
    repeats,
    notice: notices.length === 0 ? null : notices.join(' '),
  };
};
