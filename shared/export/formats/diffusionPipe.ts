/**
 * diffusion-pipe: images and captions in flat folders (it does not read subfolders), and `dataset.toml` above
 * them, where it cannot be taken for an image. The settings of the fork's mixed captions are in it as
 * comments.
 */
import type { OutSample } from '../sample.ts';
import { outSuffixes } from '../suffixes.ts';
import { FormatRefusal, type Chosen, type ExportFormat } from '../exportFormat.ts';
import type { FormatTools } from '../formatTools.ts';
import { pillow } from '../imageReading.ts';
import { separatorWarning, uncaptionedWarning } from '../parts/captionWarnings.ts';
import { maskedFolders, maskFolder, maskInFolder } from '../parts/masks.ts';
import { foldersFor, repeatsByFolder, repeatsLost, repeatsWarnings } from '../parts/repeats.ts';
import { inFolder, imagePath, sidecars, sidecarSuffixes } from '../parts/sidecars.ts';

const commented = (toml: string): string =>
  toml
    .trimEnd()
    .replaceAll(/^(?=.)/gm, '# ')
    .replaceAll(/^$/gm, '#');

/** The part for the `[model]` table of the training's own TOML. */
const modelSection = (
  samples: readonly OutSample[],
  { settings, text }: Chosen<null>,
  { toml }: FormatTools,
): string => {
  const { shuffleTags, keepTags, tagDropout } = settings.training;
  const mixed = text === 'separate' && samples.some(({ nl }) => nl !== null);
  return toml({
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

const datasetToml = (
  samples: readonly OutSample[],
  chosen: Chosen<null>,
  root: string,
  tools: FormatTools,
): string => {
  const { resolutions, minAr, maxAr, arBuckets } = chosen.settings.training;
  const masked = maskedFolders(samples);
  const dataset = tools.toml({
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
${commented(modelSection(samples, chosen, tools))}
`;
};

export const diffusionPipe: ExportFormat<'diffusion-pipe', null> = {
  name: 'diffusion-pipe',
  label: 'diffusion-pipe',
  about: 'Images beside tags and NL captions, in folders that it reads, and a dataset.toml.',
  usualText: 'separate',
  // utils/dataset.py, tdrussell's and bluvoll's alike: every file but captions and caches is tried. `.webp` is counted
  // with imageio first, and more than one frame is a NotImplementedError, which ends the training; all else goes to Pillow.
  reader: { name: 'diffusion-pipe', ...pillow, letters: 'any', stills: ['webp'] },
  opensAgain: true,
  toml: { ratios: true, batchSize: false },
  own: null,
  layout: (chosen) => {
    const { settings } = chosen;
    const { tags, nl } = outSuffixes(settings);
    if (tags !== '.txt' || nl !== '_nl.txt') {
      const message = `diffusion-pipe reads NAME.txt and NAME_nl.txt, not NAME${tags} and NAME${nl}.`;
      throw new FormatRefusal(`${message} Leave the suffixes as they are.`);
    }
    return {
      folders: foldersFor(settings, 'flat'),
      repeats: 'where-read',
      folderOf: (wanted, { count, named }) => {
        const name = wanted === '' ? 'images' : wanted.replaceAll('/', '_');
        return named ? `${count}_${name}` : name;
      },
      suffixes: sidecarSuffixes(chosen),
    };
  },
  *files(samples, chosen, root, tools) {
    for (const sample of samples) {
      yield { kind: 'image', path: imagePath(sample), sample };
      yield* sidecars(sample, chosen);
      yield* maskInFolder(sample);
    }
    const text = datasetToml(samples, chosen, root, tools);
    yield { kind: 'text', path: 'dataset.toml', sample: null, text };
  },
  warnings: (samples, chosen) => [
    ...uncaptionedWarning(
      samples,
      chosen,
      'trained with an empty one by the fork with mixed captions, left out by tdrussell’s unless skip_empty_caption is false',
    ),
    ...separatorWarning(samples),
    ...repeatsWarnings(chosen.settings),
    ...repeatsLost(samples),
  ],
};
