/**
 * Hugging Face `imagefolder`: images, and one `metadata.jsonl` at the top that names each by its path. Every
 * column is a text in every row: a reader takes a column's type from the first rows.
 */
import { z } from 'zod';
import type { OutSample } from '../sample.ts';
import type { ExportFormat } from '../exportFormat.ts';
import type { OutFile } from '../outFile.ts';
import { formatSettings } from '../formatSettings.ts';
import type { FormatTools } from '../formatTools.ts';
import { pillow } from '../imageReading.ts';
import { withoutHidden } from '../parts/hiddenFolders.ts';
import { about, type Warning } from '../warning.ts';
import { repeatsUnread } from '../parts/repeats.ts';
import { imagePath } from '../parts/sidecars.ts';

const own = formatSettings({
  key: 'imagefolder',
  schema: z.object({ parquet: z.boolean().default(false) }),
  words: {
    parquet: {
      label: 'The table as Parquet too',
      hint: 'captions.parquet holds the rows of metadata.jsonl, for other readers.',
    },
  },
  gist: ({ parquet }) => (parquet ? 'Parquet too' : ''),
});

interface Row {
  readonly file_name: string;
  readonly text: string;
  readonly tags: string;
  /** The NL caption by itself, also where `text` has more. */
  readonly nl: string;
  /** In the dataset: `import-captions` finds the image by it, whatever its name here. */
  readonly relPath: string;
  /** Several are joined by ", ", like tags. */
  readonly character: string;
}

const rowOf = (sample: OutSample, separate: boolean): Row => ({
  file_name: imagePath(sample),
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
const parquetFile = (
  rows: () => readonly Row[],
  same: OutFile & { readonly kind: 'stream' },
  tools: FormatTools,
): OutFile => ({
  kind: 'stream',
  path: 'captions.parquet',
  samples: [],
  key: same.key,
  // Snappy roughly halves such text.
  bytes: Math.round(same.bytes / 2),
  write: async (sink) => {
    const columns = ['file_name', 'text', 'tags', 'nl', 'relPath', 'character'] as const;
    const table = rows();
    await sink(await tools.parquet(columns.map((name) => ({ name, data: table.map((row) => row[name]) }))));
  },
});

/** Words that `load_dataset` takes for the name of a split, where they are separate words in a file's path. */
const splitWord =
  /(?:^|[-._ 0-9/])(?:train|training|validation|valid|dev|val|test|testing|eval|evaluation)(?=[-._ 0-9/]|$)/i;

const splitWarning = (samples: readonly OutSample[]): readonly Warning[] => {
  const named = samples.filter((sample) => splitWord.test(imagePath(sample)));
  if (named.length === samples.length) return [];
  return about(
    named,
    (count) =>
      `${count === 1 ? 'An image is' : `${count} images are`} named like a split (train, test, ...), and load_dataset would read only those: choose another pattern of names`,
  );
};

export const imagefolder: ExportFormat<'imagefolder', typeof own> = {
  name: 'imagefolder',
  label: 'Hugging Face imagefolder',
  about: 'Images and a metadata.jsonl, for load_dataset.',
  usualText: 'nl-tags',
  // datasets' packaged_modules/imagefolder/imagefolder.py: Pillow's own list, compared in small letters, without AVIF.
  reader: {
    name: 'load_dataset',
    extensions: [...pillow.extensions, '.tif', '.tiff'],
    letters: 'any',
    contents: pillow.contents,
    stills: [],
  },
  opensAgain: true,
  own,
  layout: () => ({
    folders: 'kept',
    folderOf: (wanted) => wanted,
    seenFolder: { reader: 'load_dataset', rename: withoutHidden },
    suffixes: [],
  }),
  *files(samples, { own: { parquet }, text }, _, tools) {
    const separate = text === 'separate';
    for (const sample of samples) yield { kind: 'image', path: imagePath(sample), sample };
    const metadata = tools.lines('metadata.jsonl', () => jsonLines(samples, separate));
    yield metadata;
    // Readers refuse a table without rows.
    if (parquet && samples.length > 0) {
      yield parquetFile(() => samples.map((sample) => rowOf(sample, separate)), metadata, tools);
    }
  },
  warnings: (samples) => [...splitWarning(samples), ...repeatsUnread(samples, '')],
};
