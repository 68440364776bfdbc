/** Exported masks: under the name or in the folder where a trainer looks for them. They are copied as they are. */
import { maskNames } from '../../image/maskNames.ts';
import type { Mask } from '../../model/companions.ts';
import type { OutSample } from '../sample.ts';
import type { OutFile } from '../outFile.ts';
import { about, counted, type Warning } from '../warning.ts';
import { inFolder } from './sidecars.ts';

/** With its dot, lowercase. */
const typeOf = (relPath: string): string => relPath.slice(relPath.lastIndexOf('.')).toLowerCase();

const maskFile = (sample: OutSample, { relPath }: Mask, path: string): OutFile => ({
  kind: 'image',
  path,
  asIs: true,
  sample: { ...sample, relPath, image: { ...sample.image, as: 'file', bytes: 0 } },
});

/** OneTrainer's suffixes of the image's name. */
export const maskSuffixes: readonly string[] = maskNames.map(({ suffix }) => suffix);

/** OneTrainer: `NAME-masklabel.png` and `NAME-condlabel.png` beside the image; it reads no other type. */
export function* masksBeside(sample: OutSample): Generator<OutFile> {
  for (const { kind, suffix } of maskNames) {
    const mask = sample.masks.find((one) => one.kind === kind && typeOf(one.relPath) === '.png');
    if (mask !== undefined) yield maskFile(sample, mask, inFolder(sample.folder, sample.stem + suffix));
  }
}

const lossMask = ({ masks }: OutSample): Mask | undefined => masks.find(({ kind }) => kind === 'mask');

/** The folder of masks that belongs to a folder of images. */
export const maskFolder = (folder: string): string => inFolder('masks', folder);

/** Folders of images of which some have a mask. */
export const maskedFolders = (samples: readonly OutSample[]): ReadonlySet<string> =>
  new Set(samples.filter((sample) => lossMask(sample) !== undefined).map(({ folder }) => folder));

/** diffusion-pipe: a file of the same stem, of any type, in the folder that `mask_path` names. */
export function* maskInFolder(sample: OutSample): Generator<OutFile> {
  const mask = lossMask(sample);
  if (mask === undefined) return;
  yield maskFile(sample, mask, inFolder(maskFolder(sample.folder), sample.stem + typeOf(mask.relPath)));
}

/** Masks that are not exported. */
export const maskWarning = (samples: readonly OutSample[], files: readonly OutFile[]): readonly Warning[] => {
  const out = new Set(files.flatMap((file) => (file.kind === 'image' ? [file.sample.relPath] : [])));
  const left = samples.flatMap(({ masks }) => masks).filter(({ relPath }) => !out.has(relPath));
  const why = 'the format has no place for them, or reads none of their type';
  return about(left, (count) => `${counted(count, 'mask')} left out: ${why}`);
};
