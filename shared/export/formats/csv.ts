/** `captions.csv`: captions alone; a missing one is an empty cell. */
import type { ExportFormat } from '../exportFormat.ts';
import type { FormatTools } from '../formatTools.ts';
import { tableLayout, tableWarnings } from '../parts/captionTable.ts';
import type { OutSample } from '../sample.ts';

/** Rows that are made into text at once. */
const rowsACall = 500;

function* csvLines(samples: readonly OutSample[], separate: boolean, tools: FormatTools): Generator<string> {
  yield tools.csv([separate ? ['file_name', 'tags', 'nl'] : ['file_name', 'text']]);
  for (let at = 0; at < samples.length; at += rowsACall) {
    const rows = samples
      .slice(at, at + rowsACall)
      .map(({ relPath, tags, nl, text }) =>
        separate ? [relPath, tags ?? '', nl ?? ''] : [relPath, text ?? ''],
      );
    yield tools.csv(rows);
  }
}

export const csv: ExportFormat<'csv', null> = {
  name: 'csv',
  label: 'Captions as CSV',
  about: 'One table, to edit elsewhere and import again.',
  usualText: 'separate',
  reader: null,
  isTable: true,
  own: null,
  layout: tableLayout,
  *files(samples, { text }, _, tools) {
    yield tools.lines('captions.csv', () => csvLines(samples, text === 'separate', tools));
  },
  warnings: tableWarnings,
};
