/**
 * diffusion-pipe: pictures and captions in flat folders (it does not read subfolders), and `dataset.toml` above them,
 * where it cannot be taken for a picture. The settings of the fork's mixed captions stand in it as comments.
 */
import { stringify } from 'smol-toml';
import type { OutSample } from '../../../../shared/export/sample.ts';
import { textModeOf, type ExportSettings } from '../../../../shared/export/settings.ts';
import { outSuffixes } from '../../../../shared/export/suffixes.ts';
import { EngineError } from '../../errors.ts';
import type { ExportFormat } from '../format.ts';
import { separatorWarning, uncaptionedWarning } from './captionWarnings.ts';
import { maskedFolders, maskFolder, maskInFolder } from './masks.ts';
import { foldersFor, repeatsByFolder, repeatsLost, repeatsWarnings } from './repeats.ts';
import { inFolder, picturePath, sidecars, sidecarSuffixes } from './sidecars.ts';

const commented = (toml: string): string =>
  toml
    .trimEnd()
    .replaceAll(/^(?=.)/gm, '# ')
    .replaceAll(/^$/gm, '#');

/** What belongs into the `[model]` table of the training's own TOML. */
const modelSection = (samples: readonly OutSample[], settings: ExportSettings): string => {
  const { shuffleTags, keepTags, tagDropout } = settings.training;
  const separate = textModeOf(settings) === 'separate';
  const mixed = separate && samples.some(({ nl }) => nl !== null);
  return stringify({
    model: {
      caption_mode: mixed ? 'mixed' : 'tags',
      ...(mixed ? { mixed_weights: { tags: 50, nl: 10, tags_nl: 20, nl_tags: 20 } } : {}),
      cache_text_embeddings: false,
      shuffle_tags: shuffleTags,
      tag_delimiter: ', ',
      shuffle_keep_first_n: keepTags,
      tag_dropout_percent: tagDropout,
      nl_shuffle_sentences: false,
      nl_keep_first_sentence: true,
      caption_dropout_percent: 0,
    },
  });
};

const datasetToml = (samples: readonly OutSample[], settings: ExportSettings, root: string): string => {
  const { resolutions, minAr, maxAr, arBuckets } = settings.training;
  const masked = maskedFolders(samples);
  const dataset = stringify({
    resolutions,
    enable_ar_bucket: true,
    min_ar: minAr,
    max_ar: maxAr,
    num_ar_buckets: arBuckets,
    frame_buckets: [1],
    directory: repeatsByFolder(samples).map(([folder, num_repeats]) => {
      const path = inFolder(root, folder);
      return masked.has(folder)
        ? { path, mask_path: inFolder(root, maskFolder(folder)), num_repeats }
        : { path, num_repeats };
    }),
  });
  return `# A dataset for diffusion-pipe, written by Proofsheet: name this file as \`dataset\` in the training's TOML.

${dataset.trimEnd()}

# For the fork that mixes tags and NL captions (bluvoll/diffusion-pipe), add this to the training's TOML. With embeddings cached
# it would read tags only, and neither shuffle nor drop any.
#
${commented(modelSection(samples, settings))}
`;
};

export const diffusionPipe: ExportFormat = {
  layout: (settings) => {
    const { tags, nl } = outSuffixes(settings);
    if (tags !== '.txt' || nl !== '_nl.txt') {
      const message = `diffusion-pipe reads NAME.txt and NAME_nl.txt, not NAME${tags} and NAME${nl}.`;
      throw new EngineError('bad-request', `${message} Leave the suffixes as they are.`);
    }
    return {
      folders: foldersFor(settings, 'flat'),
      repeats: 'where-read',
      folderOf: (wanted, { count, named }) => {
        const name = wanted === '' ? 'images' : wanted.replaceAll('/', '_');
        return named ? `${count}_${name}` : name;
      },
      suffixes: sidecarSuffixes(settings),
    };
  },
  *files(samples, settings, root) {
    for (const sample of samples) {
      yield { kind: 'picture', path: picturePath(sample), sample };
      yield* sidecars(sample, settings);
      yield* maskInFolder(sample);
    }
    const text = datasetToml(samples, settings, root);
    yield { kind: 'text', path: 'dataset.toml', sample: null, text };
  },
  warnings: (samples, settings) => [
    ...uncaptionedWarning(
      samples,
      settings,
      'trained with an empty one by the fork with mixed captions, left out by tdrussell’s unless skip_empty_caption is false',
    ),
    ...separatorWarning(samples),
    ...repeatsWarnings(settings),
    ...repeatsLost(samples),
  ],
};
