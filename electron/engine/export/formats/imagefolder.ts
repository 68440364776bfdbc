/**
 * Hugging Face `imagefolder`: pictures, and one `metadata.jsonl` at the top that names each by its path.
 * Every column is a text in every row: a reader takes a column's type from the first rows.
 */
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { OutSample } from '../../../../shared/export/sample.ts';
import { textModeOf, type ExportSettings } from '../../../../shared/export/settings.ts';
import type { ExportFormat, OutFile } from '../format.ts';
import { about, type Warning } from '../warning.ts';
import { linesFile } from './lines.ts';
import { repeatsUnread } from './repeats.ts';
import { picturePath } from './sidecars.ts';

interface Row {
  readonly file_name: string;
  readonly text: string;
  readonly tags: string;
  /** The NL caption by itself, also where `text` holds more. */
  readonly nl: string;
  /** In the dataset: `import-captions` finds the image by it, whatever it is called here. */
  readonly relPath: string;
  /** Several are joined by ", ", like tags. */
  readonly character: string;
}

const rowOf = (sample: OutSample, separate: boolean): Row => ({
  file_name: picturePath(sample),
  text: (separate ? sample.nl : sample.text) ?? '',
  tags: sample.tags ?? '',
  nl: sample.nl ?? '',
  relPath: sample.relPath,
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
    const columns = ['file_name', 'text', 'tags', 'nl', 'relPath', 'character'] as const;
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

const splitWarning = (samples: readonly OutSample[]): readonly Warning[] => {
  const named = samples.filter((sample) => splitWord.test(picturePath(sample)));
  if (named.length === samples.length) return [];
  return about(
    named,
    (count) =>
      `${count === 1 ? 'An image is' : `${count} images are`} named like a split (train, test, ...), and load_dataset would read only those: choose another pattern of names`,
  );
};

/**
 * `load_dataset` passes over folders that begin with two underscores, and over everything that begins with a dot
 * (`_is_inside_unrequested_special_dir` and `_is_unrequested_hidden_file_or_is_inside_unrequested_hidden_dir` in
 * datasets' data_files.py).
 */
export const withoutHidden = (folder: string): string =>
  folder
    .split('/')
    .map((part) => part.replace(/^__+/, '_').replace(/^\.+(?=[^.])/, ''))
    .join('/');

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
  layout: () => ({
    folders: 'kept',
    folderOf: (wanted) => wanted,
    seenFolder: { reader: 'load_dataset', rename: withoutHidden },
    suffixes: [],
  }),
  files: filesOf,
  warnings: (samples) => [...splitWarning(samples), ...repeatsUnread(samples, '')],
};
