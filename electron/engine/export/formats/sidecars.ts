/** What formats of files beside files have in common: the picture, and its captions next to it. */
import type { OutSample } from '../../../../shared/export/sample.ts';
import { textModeOf, type ExportSettings } from '../../../../shared/export/settings.ts';
import { outSuffixes, type OutSuffixes } from '../../../../shared/export/suffixes.ts';
import type { OutFile } from '../format.ts';

/** A path below a folder; the empty folder is the top. */
export const inFolder = (folder: string, name: string): string =>
  folder === '' ? name : `${folder}/${name}`;

export const picturePath = ({ folder, stem, extension }: OutSample): string =>
  inFolder(folder, stem + extension);

/** The caption files that a sample may have here: one text, or tags and prose. */
export const sidecarSuffixes = (settings: ExportSettings, usual?: OutSuffixes): readonly string[] => {
  const { tags, nl } = outSuffixes(settings, usual);
  return textModeOf(settings) === 'separate' ? [tags, nl] : [tags];
};

/** Caption files of one sample. What is not there, or says nothing, is no file, or the text `missing`. */
export function* sidecars(
  sample: OutSample,
  settings: ExportSettings,
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
  if (textModeOf(settings) === 'separate') {
    yield* beside(suffixes.tags, sample.tags);
    yield* beside(suffixes.nl, sample.nl);
  } else {
    yield* beside(suffixes.tags, sample.text);
  }
}
