/**
 * Captions alone, as one table that other programs edit and `import-captions` takes back: by the path that a picture has
 * in the dataset, whatever names an export would give it.
 */
import { stringify } from 'csv-stringify/sync';
import type { OutSample } from '../../../../shared/export/sample.ts';
import { textModeOf, type ExportSettings } from '../../../../shared/export/settings.ts';
import type { ExportFormat, Layout } from '../format.ts';
import { general, type Warning } from '../warning.ts';
import { linesFile } from './lines.ts';

/** Names play no part. */
const layout = (): Layout => ({ folders: 'kept', folderOf: (wanted) => wanted, suffixes: [], unnamed: true });

const warnings = (_: readonly OutSample[], settings: ExportSettings): readonly Warning[] =>
  textModeOf(settings) === 'separate'
    ? []
    : [
        general(
          'Tags and NL captions go into one text here, so this table cannot be imported back; with separate captions it can.',
        ),
      ];

/** Rows that csv-stringify is given at once. */
const rowsACall = 500;

function* csvLines(samples: readonly OutSample[], separate: boolean): Generator<string> {
  // A lone carriage return means a new row to some readers.
  const options = { quoted_match: /\r/ };
  yield stringify([separate ? ['file_name', 'tags', 'nl'] : ['file_name', 'text']], options);
  for (let at = 0; at < samples.length; at += rowsACall) {
    const rows = samples
      .slice(at, at + rowsACall)
      .map(({ relPath, tags, nl, text }) =>
        separate ? [relPath, tags ?? '', nl ?? ''] : [relPath, text ?? ''],
      );
    yield stringify(rows, options);
  }
}

function* jsonLines(samples: readonly OutSample[], separate: boolean): Generator<string> {
  for (const { relPath, tags, nl, text } of samples) {
    const row = separate ? { file_name: relPath, tags, nl } : { file_name: relPath, text };
    yield `${JSON.stringify(row)}\n`;
  }
}

/** `captions.csv`: a caption that is not there is an empty cell. */
export const csvFormat: ExportFormat = {
  layout,
  *files(samples, settings) {
    const separate = textModeOf(settings) === 'separate';
    yield linesFile('captions.csv', () => csvLines(samples, separate));
  },
  warnings,
};

/** `captions.jsonl`: a caption that is not there is null. */
export const jsonlFormat: ExportFormat = {
  layout,
  *files(samples, settings) {
    const separate = textModeOf(settings) === 'separate';
    yield linesFile('captions.jsonl', () => jsonLines(samples, separate));
  },
  warnings,
};
