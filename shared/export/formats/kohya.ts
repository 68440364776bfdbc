/**
 * kohya-ss/sd-scripts: `N_name` folders, which its folder mode reads, and `dataset.toml` for its TOML mode. No caption
 * file is ever empty (a fatal error there); captions are one line (it reads no more), or alternatives for a wildcard.
 */
import { z } from 'zod';
import { kohyaBuckets } from '../../trainer/bucketConfig.ts';
import type { TrainingOut } from '../commonSettings.ts';
import type { OutSample } from '../sample.ts';
import { outSuffixes } from '../suffixes.ts';
import { FormatRefusal, type Chosen, type ExportFormat } from '../exportFormat.ts';
import type { OutFile } from '../outFile.ts';
import { formatSettings } from '../formatSettings.ts';
import type { FormatTools } from '../formatTools.ts';
import { general, type Warning } from '../warning.ts';
import { nlUnreadWarning, uncaptionedWarning } from '../parts/captionWarnings.ts';
import { foldersFor, repeatsLost, repeatsWarnings } from '../parts/repeats.ts';
import { inFolder, imagePath, sidecars, sidecarSuffixes } from '../parts/sidecars.ts';

const own = formatSettings({
  key: 'kohya',
  schema: z.object({
    /** `metadata`: one JSON for each folder instead of caption files. */
    captions: z.enum(['files', 'metadata']).default('files'),
  }),
  words: {
    captions: {
      label: 'Captions',
      choices: { files: 'A file beside each image', metadata: 'One metadata JSON a folder' },
    },
  },
  gist: ({ captions }) => (captions === 'files' ? '' : 'metadata JSON'),
});
type KohyaChosen = Chosen<typeof own>;

/** `_nl.txt` is not possible there: an extension begins with a dot. */
const usual = { tags: '.txt', nl: '.nl.txt' };

const foldersOf = (samples: readonly OutSample[]): readonly string[] =>
  [...new Set(samples.map(({ folder }) => folder))].toSorted();

const metadataPath = (folder: string): string => `${folder}.json`;

/**
 * Whether only tags are trained, so that they can be shuffled and dropped: an NL caption would be split at
 * every comma as well, and its pieces mixed with the tags.
 */
const isTagsAlone = (samples: readonly OutSample[], { own: { captions }, text }: KohyaChosen): boolean => {
  if (text !== 'separate') return text === 'tags';
  return captions === 'files' || samples.every(({ nl }) => nl === null);
};

/** `max_bucket_reso`: the longest side of the largest resolution in its widest ratio, in steps of 64 pixels. */
const longestSide = ({ resolutions, minAr, maxAr }: TrainingOut): number => {
  const widest = Math.max(maxAr, 1 / minAr);
  return Math.ceil((Math.max(...resolutions) * Math.sqrt(widest)) / 64) * 64;
};

/** The least side of a bucket; kohya stops where it is more than the resolution. */
const leastSide = 256;

const datasetToml = (
  samples: readonly OutSample[],
  chosen: KohyaChosen,
  root: string,
  { toml }: FormatTools,
): string => {
  const { settings, text } = chosen;
  const { resolutions, batchSize, shuffleTags, keepTags, tagDropout } = settings.training;
  const tagsOnly = isTagsAlone(samples, chosen);
  const asMetadata = chosen.own.captions === 'metadata';
  const subsets = foldersOf(samples).map((folder) => {
    const [, count = '1', name = ''] = /^(\d+)_(.*)$/.exec(folder) ?? [];
    return {
      image_dir: inFolder(root, folder),
      [asMetadata ? 'metadata_file' : 'class_tokens']: asMetadata
        ? inFolder(root, metadataPath(folder))
        : name,
      num_repeats: Number(count),
    };
  });
  const dataset = toml({
    general: {
      ...(asMetadata ? {} : { caption_extension: outSuffixes(settings, usual).tags }),
      shuffle_caption: tagsOnly && shuffleTags,
      ...(tagsOnly ? { keep_tokens: keepTags, caption_tag_dropout_rate: tagDropout } : {}),
      ...(text === 'lines' ? { enable_wildcard: true } : {}),
    },
    datasets: resolutions.map((resolution) => ({
      resolution,
      batch_size: batchSize,
      enable_bucket: true,
      min_bucket_reso: Math.min(leastSide, Math.floor(resolution / 64) * 64),
      max_bucket_reso: longestSide(settings.training),
      bucket_reso_steps: 64,
      bucket_no_upscale: false,
      subsets,
    })),
  });
  return `# A dataset for kohya-ss/sd-scripts, written by Proofsheet: --dataset_config dataset.toml
# Without it, --train_data_dir with this folder reads the same images: the repeats are in the folders' names.

${dataset}`;
};

/**
 * With alternatives, `{a|b}` in a caption would be a choice as well: a literal brace is written twice
 * (`process_caption`).
 */
const asWritten = (sample: OutSample, { text }: KohyaChosen): OutSample =>
  text === 'lines' && sample.text !== null
    ? { ...sample, text: sample.text.replaceAll(/[{}]/g, '$&$&') }
    : sample;

/** Text used there: caption, a comma, tags. */
const metadataOf = (sample: OutSample, chosen: KohyaChosen): Readonly<Record<string, unknown>> => {
  const { outWidth, outHeight } = sample.image;
  const both = chosen.text === 'separate';
  const caption = both ? sample.nl : asWritten(sample, chosen).text;
  return {
    ...(caption === null ? {} : { caption }),
    ...(both && sample.tags !== null ? { tags: sample.tags } : {}),
    image_size: [outWidth, outHeight],
  };
};

const hasText = ({ text, tags, nl }: OutSample): boolean => text !== null || tags !== null || nl !== null;

function* metadataFiles(
  samples: readonly OutSample[],
  chosen: KohyaChosen,
  root: string,
): Generator<OutFile> {
  for (const folder of foldersOf(samples)) {
    const own = samples.filter((sample) => sample.folder === folder && hasText(sample));
    const entries = own.map((sample) => [inFolder(root, imagePath(sample)), metadataOf(sample, chosen)]);
    const text = `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
    yield { kind: 'text', path: metadataPath(folder), sample: null, text };
  }
}

const unshuffledWarning = (samples: readonly OutSample[], chosen: KohyaChosen): readonly Warning[] => {
  const { shuffleTags, keepTags, tagDropout } = chosen.settings.training;
  const wanted = [
    ...(shuffleTags ? ['shuffle_caption', ...(keepTags > 0 ? ['keep_tokens'] : [])] : []),
    ...(tagDropout > 0 ? ['caption_tag_dropout_rate'] : []),
  ];
  if (wanted.length === 0 || isTagsAlone(samples, chosen) || chosen.text === 'nl') return [];
  return [
    general(
      `kohya cannot shuffle, keep or drop tags beside an NL caption in one text: it would cut the NL caption at its commas. dataset.toml has no ${wanted.join(', ')}; with tags alone (captions.text=tags) it would.`,
    ),
  ];
};

export const kohya: ExportFormat<'kohya', typeof own> = {
  name: 'kohya',
  label: 'kohya sd-scripts',
  about: 'Folders such as 3_name, with captions beside the images, and a TOML.',
  usualText: 'tags',
  // library/train_util.py: IMAGE_EXTENSIONS, each once in small letters and once in capitals, for `glob`.
  reader: {
    name: 'kohya sd-scripts',
    extensions: ['.png', '.jpg', '.jpeg', '.webp', '.bmp'],
    letters: 'one-case',
    contents: ['png', 'jpeg', 'webp', 'bmp'],
    stills: [],
  },
  opensAgain: true,
  toml: { ratios: false, batchSize: true },
  buckets: (training) =>
    kohyaBuckets.parse({
      trainer: 'kohya',
      resolutions: training.resolutions,
      max_bucket_reso: longestSide(training),
    }),
  own,
  layout: (chosen) => {
    const { settings } = chosen;
    const suffixes = outSuffixes(settings, usual);
    const wrong = [suffixes.tags, suffixes.nl].find((suffix) => !suffix.startsWith('.'));
    if (wrong !== undefined) {
      throw new FormatRefusal(
        `kohya's scripts cannot name captions NAME${wrong}: a suffix begins with a dot there, as .nl.txt does.`,
      );
    }
    return {
      folders: foldersFor(settings, 'character'),
      repeats: 'always',
      oneLine: true,
      folderOf: (wanted, { count }) => {
        const name = wanted === '' ? 'images' : wanted.replaceAll('/', '_');
        // Whole ones: that is how `N_name` is read.
        return `${Math.max(1, Math.round(count))}_${name}`;
      },
      suffixes: sidecarSuffixes(chosen, usual),
    };
  },
  *files(samples, chosen, root, tools) {
    const { captions } = chosen.own;
    for (const sample of samples) {
      yield { kind: 'image', path: imagePath(sample), sample };
      if (captions === 'files') yield* sidecars(asWritten(sample, chosen), chosen, usual);
    }
    if (captions === 'metadata') yield* metadataFiles(samples, chosen, root);
    const text = datasetToml(samples, chosen, root, tools);
    yield { kind: 'text', path: 'dataset.toml', sample: null, text };
  },
  warnings: (samples, chosen) => {
    const { repeats, repeatsOf } = chosen.settings.training;
    const { captions } = chosen.own;
    const broken = [repeats, ...Object.values(repeatsOf)].some((count) => !Number.isInteger(count));
    const fate =
      captions === 'metadata'
        ? 'not in the metadata, and not trained'
        : 'trained with the name of their folder';
    return [
      ...uncaptionedWarning(samples, chosen, fate),
      ...(captions === 'files' ? nlUnreadWarning(samples, chosen, 'kohya') : []),
      ...unshuffledWarning(samples, chosen),
      ...(broken ? [general('Repeats are whole numbers there: they were rounded.')] : []),
      ...repeatsWarnings(chosen.settings),
      ...repeatsLost(samples),
    ];
  },
};
