/**
 * Hugging Face `imagefolder`: pictures, and one `metadata.jsonl` at the top that names each by its path.
 * Every column is a text in every row: a reader takes a column's type from the first rows.
 */
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { OutSample } from '../../../../shared/export/sample.ts';
import { textModeOf, type ExportSettings } from '../../../../shared/export/settings.ts';
import type { ExportFormat, OutFile } from '../format.ts';
import { linesFile } from './lines.ts';
import { picturePath } from './sidecars.ts';

interface Row {
  readonly file_name: string;
  readonly text: string;
  readonly tags: string;
  /** Several are joined by ", ", like tags. */
  readonly character: string;
}

const rowOf = (sample: OutSample, separate: boolean): Row => ({
  file_name: picturePath(sample),
  text: (separate ? sample.nl : sample.text) ?? '',
  tags: sample.tags ?? '',
  character: sample.characters.join(', '),
});

function* jsonLines(samples: readonly OutSample[], separate: boolean): Generator<string> {
  for (const sample of samples) yield `${JSON.stringify(rowOf(sample, separate))}\n`;
}

/**
 * The same rows as a table for other readers. Not `metadata.parquet`: `load_dataset` refuses a folder that has metadata
 * in two formats.
 */
const parquetFile = (rows: () => readonly Row[], same: OutFile & { readonly kind: 'stream' }): OutFile => ({
  kind: 'stream',
  path: 'captions.parquet',
  samples: [],
  key: same.key,
  // Snappy halves such text, about.
  bytes: Math.round(same.bytes / 2),
  write: async (sink) => {
    const columns = ['file_name', 'text', 'tags', 'character'] as const;
    const table = rows();
    const buffer = parquetWriteBuffer({
      columnData: columns.map((name) => ({
        name,
        type: 'STRING',
        nullable: false,
        data: table.map((row) => row[name]),
      })),
      createdBy: 'Proofsheet',
    });
    await sink(new Uint8Array(buffer));
  },
});

/** Words that `load_dataset` takes for the name of a split, standing by themselves in the path of a file. */
const splitWord =
  /(?:^|[-._ 0-9/])(?:train|training|validation|valid|dev|val|test|testing|eval|evaluation)(?=[-._ 0-9/]|$)/i;

const splitWarning = (samples: readonly OutSample[]): readonly string[] => {
  const named = samples.filter((sample) => splitWord.test(picturePath(sample)));
  const [first] = named;
  if (first === undefined || named.length === samples.length) return [];
  const which =
    named.length === 1 ? picturePath(first) : `${named.length} pictures, such as ${picturePath(first)},`;
  return [
    `${which} ${named.length === 1 ? 'is' : 'are'} named like a split (train, test, ...): load_dataset would read ` +
      'only those. Choose another pattern of names.',
  ];
};

const filesOf = function* (samples: readonly OutSample[], settings: ExportSettings): Generator<OutFile> {
  const separate = textModeOf(settings) === 'separate';
  for (const sample of samples) yield { kind: 'picture', path: picturePath(sample), sample };
  const metadata = linesFile('metadata.jsonl', () => jsonLines(samples, separate));
  yield metadata;
  // A table of no rows is one that readers refuse.
  if (settings.imagefolder.parquet && samples.length > 0 && metadata.kind === 'stream') {
    yield parquetFile(() => samples.map((sample) => rowOf(sample, separate)), metadata);
  }
};

export const imagefolderFormat: ExportFormat = {
  layout: () => ({ folders: 'kept', folderOf: (wanted) => wanted, suffixes: [] }),
  files: filesOf,
  warnings: splitWarning,
};
