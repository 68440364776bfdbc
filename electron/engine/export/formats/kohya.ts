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
import { general, type Warning } from '../warning.ts';
import { nlUnreadWarning, uncaptionedWarning } from './captionWarnings.ts';
import { foldersFor, repeatsLost, repeatsWarnings } from './repeats.ts';
import { inFolder, picturePath, sidecars, sidecarSuffixes } from './sidecars.ts';

/** `_nl.txt` cannot be named there: an extension begins with a dot. */
const usual = { tags: '.txt', nl: '.nl.txt' };

const foldersOf = (samples: readonly OutSample[]): readonly string[] =>
  [...new Set(samples.map(({ folder }) => folder))].toSorted();

const metadataPath = (folder: string): string => `${folder}.json`;

/**
 * Whether tags are all that is trained, so that they can be shuffled and dropped: at every comma of an NL caption it
 * would be cut as well, and its pieces strewn among the tags.
 */
const isTagsAlone = (samples: readonly OutSample[], settings: ExportSettings): boolean => {
  const mode = textModeOf(settings);
  if (mode !== 'separate') return mode === 'tags';
  return settings.kohya.captions === 'files' || samples.every(({ nl }) => nl === null);
};

/** The least side of a bucket; kohya stops where it is more than the resolution. */
const leastSide = 256;

const datasetToml = (samples: readonly OutSample[], settings: ExportSettings, root: string): string => {
  const { resolutions, batchSize, shuffleTags, keepTags, tagDropout } = settings.training;
  const tagsOnly = isTagsAlone(samples, settings);
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
      ...(textModeOf(settings) === 'lines' ? { enable_wildcard: true } : {}),
    },
    datasets: resolutions.map((resolution) => ({
      resolution,
      batch_size: batchSize,
      enable_bucket: true,
      min_bucket_reso: Math.min(leastSide, Math.floor(resolution / 64) * 64),
      max_bucket_reso: kohyaLongestSide(settings),
      bucket_reso_steps: 64,
      bucket_no_upscale: false,
      subsets,
    })),
  });
  return `# A dataset for kohya-ss/sd-scripts, written by Proofsheet: --dataset_config dataset.toml
# Without it, --train_data_dir with this folder reads the same images: the repeats are in the folders' names.

${dataset}`;
};

/** With alternatives `{a|b}` would be a choice as well: a brace of a caption is written twice (`process_caption`). */
const asWritten = (sample: OutSample, settings: ExportSettings): OutSample =>
  textModeOf(settings) === 'lines' && sample.text !== null
    ? { ...sample, text: sample.text.replaceAll(/[{}]/g, '$&$&') }
    : sample;

/** Text used there: caption, a comma, tags. */
const metadataOf = (sample: OutSample, settings: ExportSettings): Readonly<Record<string, unknown>> => {
  const { outWidth, outHeight } = sample.image;
  const both = textModeOf(settings) === 'separate';
  const caption = both ? sample.nl : asWritten(sample, settings).text;
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

const unshuffledWarning = (samples: readonly OutSample[], settings: ExportSettings): readonly Warning[] => {
  const { shuffleTags, keepTags, tagDropout } = settings.training;
  const wanted = [
    ...(shuffleTags ? ['shuffle_caption', ...(keepTags > 0 ? ['keep_tokens'] : [])] : []),
    ...(tagDropout > 0 ? ['caption_tag_dropout_rate'] : []),
  ];
  if (wanted.length === 0 || isTagsAlone(samples, settings) || textModeOf(settings) === 'nl') return [];
  return [
    general(
      `kohya cannot shuffle, keep or drop tags beside an NL caption in one text: it would cut the NL caption at its commas. dataset.toml has no ${wanted.join(', ')}; with tags alone (captions.text=tags) it would.`,
    ),
  ];
};

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
    return {
      folders: foldersFor(settings, 'character'),
      repeats: 'always',
      oneLine: true,
      folderOf: (wanted, { count }) => {
        const name = wanted === '' ? 'images' : wanted.replaceAll('/', '_');
        // Whole ones: that is how `N_name` is read.
        return `${Math.max(1, Math.round(count))}_${name}`;
      },
      suffixes: sidecarSuffixes(settings, usual),
    };
  },
  *files(samples, settings, root) {
    for (const sample of samples) {
      yield { kind: 'picture', path: picturePath(sample), sample };
      if (settings.kohya.captions === 'files') yield* sidecars(asWritten(sample, settings), settings, usual);
    }
    if (settings.kohya.captions === 'metadata') yield* metadataFiles(samples, settings, root);
    const text = datasetToml(samples, settings, root);
    yield { kind: 'text', path: 'dataset.toml', sample: null, text };
  },
  warnings: (samples, settings) => {
    const { repeats, repeatsOf } = settings.training;
    const broken = [repeats, ...Object.values(repeatsOf)].some((count) => !Number.isInteger(count));
    const fate =
      settings.kohya.captions === 'metadata'
        ? 'not in the metadata, and not trained'
        : 'trained with the name of their folder';
    return [
      ...uncaptionedWarning(samples, settings, fate),
      ...(settings.kohya.captions === 'files' ? nlUnreadWarning(samples, settings, 'kohya') : []),
      ...unshuffledWarning(samples, settings),
      ...(broken ? [general('Repeats are whole numbers there: they were rounded.')] : []),
      ...repeatsWarnings(settings),
      ...repeatsLost(samples),
    ];
  },
};
