/** How the trainers name the masks of an image: files beside it, and folders of files of the same name. */
import type { Mask } from '../model/companions.ts';

interface MaskName {
  /** What follows the name of the image without its extension. Lowercase; on disk it may have any case. */
  readonly suffix: string;
  readonly kind: Mask['kind'];
  readonly source: string;
}

export const maskNames: readonly MaskName[] = [
  {
    suffix: '-masklabel.png',
    kind: 'mask',
    source: 'Nerogar/OneTrainer: docs/QuickStartGuide.md, DataLoaderText2ImageMixin.py',
  },
  {
    suffix: '-condlabel.png',
    kind: 'condition',
    source: 'Nerogar/OneTrainer: DataLoaderText2ImageMixin.py',
  },
];

/**
 * Folders beside the images whose files have the names of these, whatever their type.
 * tdrussell/diffusion-pipe's example has `mask_path = '.../grayscale/masks'`; ostris/ai-toolkit has a
 * `mask_path` as well, and kohya-ss/sd-scripts a `conditioning_data_dir` with masks: each in its dataset
 * file.
 */
export const maskFolderNames: readonly string[] = ['masks', 'mask'];

/** The name in a dataset file for the folder of masks of a folder of images. */
export const maskFolderKeys = [
  {
    list: ['directory'],
    images: 'path',
    masks: 'mask_path',
    source: 'tdrussell/diffusion-pipe: utils/dataset.py',
  },
  {
    list: ['datasets', 'subsets'],
    images: 'image_dir',
    masks: 'conditioning_data_dir',
    source: 'kohya-ss/sd-scripts: docs/masked_loss_README.md',
  },
] as const;

/** The stem whose mask the file would be by its name, or null. */
export const maskOf = (name: string): { readonly stem: string; readonly kind: Mask['kind'] } | null => {
  // All of them have an l before the type: most names are ruled out by one letter.
  if ((name.charCodeAt(name.length - '.png'.length - 1) | 0x20) !== 0x6c) return null;
  const folded = name.toLowerCase();
  const found = maskNames.find(({ suffix }) => folded.endsWith(suffix) && name.length > suffix.length);
  return found === undefined ? null : { stem: name.slice(0, -found.suffix.length), kind: found.kind };
};
