/**
 * kohya-ss/sd-scripts: `N_name` folders, which its folder mode reads, and `dataset.toml` for its TOML mode. No caption
 * file is ever empty (a fatal error there); captions are one line (it reads no more), or alternatives for a wildcard.
 */
import { stringify } from 'smol-toml';
import type { OutSample } from '../../../../shared/export/sample.ts';
import { kohyaLongestSide } from '../../../../shared/export/scale.ts';
import { textModeOf, type ExportSettings } from '../../../../shared/export/settings.ts';
import { outSuffixes } from '../../../../shared/export/suffixes.ts';
import { EngineError } from '../../errors.ts';
import type { ExportFormat, OutFile } from '../format.ts';
import { lineWarning, uncaptionedWarning } from './captionWarnings.ts';
import { foldersFor, repeatsOfFolder, repeatsWarnings } from './repeats.ts';
import { inFolder, picturePath, sidecars, sidecarSuffixes } from './sidecars.ts';

/** `_nl.txt` cannot be named there: an extension begins with a dot. */
const usual = { tags: '.txt', nl: '.nl.txt' };

/** Whole ones: that is how `N_name` is read. */
const repeatsIn = (settings: ExportSettings): ((folder: string) => number) => {
  const repeats = repeatsOfFolder(settings);
  return (folder) => Math.max(1, Math.round(repeats(folder)));
};

const foldersOf = (samples: readonly OutSample[]): readonly string[] =>
  [...new Set(samples.map(({ folder }) => folder))].toSorted();

const metadataPath = (folder: string): string => `${folder}.json`;

const datasetToml = (samples: readonly OutSample[], settings: ExportSettings, root: string): string => {
  const { resolutions, batchSize, shuffleTags, keepTags, tagDropout } = settings.training;
  const mode = textModeOf(settings);
  // Prose is full of commas, at which it would be shuffled and dropped.
  const tagsOnly = mode === 'tags' || mode === 'separate';
  const asMetadata = settings.kohya.captions === 'metadata';
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
  const dataset = stringify({
    general: {
      ...(asMetadata ? {} : { caption_extension: outSuffixes(settings, usual).tags }),
      shuffle_caption: tagsOnly && shuffleTags,
      ...(tagsOnly ? { keep_tokens: keepTags, caption_tag_dropout_rate: tagDropout } : {}),
      ...(mode === 'lines' ? { enable_wildcard: true } : {}),
    },
    datasets: resolutions.map((resolution) => ({
      resolution,
      batch_size: batchSize,
      enable_bucket: true,
      min_bucket_reso: 256,
      max_bucket_reso: kohyaLongestSide(settings),
      bucket_reso_steps: 64,
      bucket_no_upscale: false,
      subsets,
    })),
  });
  return `# A dataset for kohya-ss/sd-scripts, written by Proofsheet: --dataset_config dataset.toml
# Without it, --train_data_dir with this folder reads the same pictures: the repeats are in the folders' names.

${dataset}`;
};

/** Text used there: caption, a comma, tags. */
const metadataOf = (sample: OutSample, settings: ExportSettings): Readonly<Record<string, unknown>> => {
  const { outWidth, outHeight } = sample.image;
  const both = textModeOf(settings) === 'separate';
  const caption = both ? sample.nl : sample.text;
  return {
    ...(caption === null ? {} : { caption }),
    ...(both && sample.tags !== null ? { tags: sample.tags } : {}),
    image_size: [outWidth, outHeight],
  };
};

const hasText = ({ text, tags, nl }: OutSample): boolean => text !== null || tags !== null || nl !== null;

function* metadataFiles(
  samples: readonly OutSample[],
  settings: ExportSettings,
  root: string,
): Generator<OutFile> {
  for (const folder of foldersOf(samples)) {
    const own = samples.filter((sample) => sample.folder === folder && hasText(sample));
    const entries = own.map((sample) => [inFolder(root, picturePath(sample)), metadataOf(sample, settings)]);
    const text = `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
    yield { kind: 'text', path: metadataPath(folder), sample: null, text };
  }
}

export const kohya: ExportFormat = {
  layout: (settings) => {
    const suffixes = outSuffixes(settings, usual);
    const wrong = [suffixes.tags, suffixes.nl].find((suffix) => !suffix.startsWith('.'));
    if (wrong !== undefined) {
      throw new EngineError(
        'bad-request',
        `kohya's scripts cannot name captions NAME${wrong}: a suffix begins with a dot there, as .nl.txt does.`,
      );
    }
    const repeats = repeatsIn(settings);
    return {
      folders: foldersFor(settings, 'character'),
      folderOf: (wanted) => {
        const name = wanted === '' ? 'images' : wanted.replaceAll('/', '_');
        return `${repeats(wanted)}_${name}`;
      },
      suffixes: sidecarSuffixes(settings, usual),
    };
  },
  *files(samples, settings, root) {
    for (const sample of samples) {
      yield { kind: 'picture', path: picturePath(sample), sample };
      if (settings.kohya.captions === 'files') yield* sidecars(sample, settings, usual);
    }
    if (settings.kohya.captions === 'metadata') yield* metadataFiles(samples, settings, root);
    const text = datasetToml(samples, settings, root);
    yield { kind: 'text', path: 'dataset.toml', sample: null, text };
  },
  warnings: (samples, settings) => {
    const { repeats, repeatsOf } = settings.training;
    const broken = [repeats, ...Object.values(repeatsOf)].some((count) => !Number.isInteger(count));
    const unread = samples.filter(({ extension }) => !/^\.(?:png|jpe?g|webp|bmp)$/i.test(extension)).length;
    const fate =
      settings.kohya.captions === 'metadata'
        ? 'not in the metadata, and not trained'
        : 'trained with the name of their folder';
    return [
      ...uncaptionedWarning(samples, settings, fate),
      ...(textModeOf(settings) === 'separate' && settings.kohya.captions === 'files'
        ? lineWarning(samples)
        : []),
      ...(broken ? ['Repeats are whole numbers there: they were rounded.'] : []),
      ...(unread === 0 ? [] : [`${unread} pictures are of formats that it does not read: convert them.`]),
      ...repeatsWarnings(settings),
    ];
  },
};
