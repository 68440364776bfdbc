/**
 * Captions alone, as one table that other programs edit and `import-captions` reads again: by the path of the
 * image in the dataset, whatever its name in an export.
 */
import type { ChosenCommon, Layout } from '../exportFormat.ts';
import type { OutSample } from '../sample.ts';
import { general, type Warning } from '../warning.ts';

/** Names do not matter. */
export const tableLayout = (): Layout => ({
  folders: 'kept',
  folderOf: (wanted) => wanted,
  suffixes: [],
  unnamed: true,
});

export const tableWarnings = (_: readonly OutSample[], { text }: ChosenCommon): readonly Warning[] =>
  text === 'separate'
    ? []
    : [
        general(
          'Tags and NL captions go into one text here, so this table cannot be imported back; with separate captions it can.',
        ),
      ];
