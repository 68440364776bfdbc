/** `captions.jsonl`: captions alone; a missing one is null. */
import type { ExportFormat } from '../exportFormat.ts';
import { tableLayout, tableWarnings } from '../parts/captionTable.ts';
import type { OutSample } from '../sample.ts';

function* jsonLines(samples: readonly OutSample[], separate: boolean): Generator<string> {
  for (const { relPath, tags, nl, text } of samples) {
    const row = separate ? { file_name: relPath, tags, nl } : { file_name: relPath, text };
    yield `${JSON.stringify(row)}\n`;
  }
}

export const jsonl: ExportFormat<'jsonl', null> = {
  name: 'jsonl',
  label: 'Captions as JSONL',
  about: 'One line an image, to edit elsewhere and import again.',
  usualText: 'separate',
  reader: null,
  isTable: true,
  own: null,
  layout: tableLayout,
  *files(samples, { text }, _, tools) {
    yield tools.lines('captions.jsonl', () => jsonLines(samples, text === 'separate'));
  },
  warnings: tableWarnings,
};
