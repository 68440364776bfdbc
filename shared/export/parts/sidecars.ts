/** What formats of files beside files have in common: the image, and its captions next to it. */
import type { OutSample } from '../sample.ts';
import { outSuffixes, type OutSuffixes } from '../suffixes.ts';
import type { ChosenCommon } from '../exportFormat.ts';
import type { OutFile } from '../outFile.ts';

/** A path below a folder; the empty folder is the top. */
export const inFolder = (folder: string, name: string): string =>
  folder === '' ? name : `${folder}/${name}`;

export const imagePath = ({ folder, stem, extension }: OutSample): string =>
  inFolder(folder, stem + extension);

/** The caption files that a sample may have here: one text, or tags and NL caption. */
export const sidecarSuffixes = ({ settings, text }: ChosenCommon, usual?: OutSuffixes): readonly string[] => {
  const { tags, nl } = outSuffixes(settings, usual);
  return text === 'separate' ? [tags, nl] : [tags];
};

/** Caption files of one sample. A missing or empty one is no file, or the text `missing`. */
export function* sidecars(
  sample: OutSample,
  { settings, text: mode }: ChosenCommon,
  usual?: OutSuffixes,
  missing: string | null = null,
): Generator<OutFile> {
  const suffixes = outSuffixes(settings, usual);
  const beside = (suffix: string, said: string | null): readonly OutFile[] => {
    const text = said ?? missing;
    return text === null
      ? []
      : [{ kind: 'text', path: inFolder(sample.folder, sample.stem + suffix), sample, text } as const];
  };
  if (mode === 'separate') {
    yield* beside(suffixes.tags, sample.tags);
    yield* beside(suffixes.nl, sample.nl);
  } else {
    yield* beside(suffixes.tags, sample.text);
  }
}
