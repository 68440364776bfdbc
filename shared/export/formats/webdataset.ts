/**
 * WebDataset: tar shards of about one size, read from end to end by many machines at once, and an index of them.
 * A sample is the files that share the name up to the first dot: `a.png`, `a.txt`, `a.nl.txt`, `a.json`.
 */
import { z } from 'zod';
import type { OutSample } from '../sample.ts';
import { outSuffixes, type OutSuffixes } from '../suffixes.ts';
import { FormatRefusal, type Chosen, type ExportFormat } from '../exportFormat.ts';
import type { OutFile, ReadImageBytes } from '../outFile.ts';
import { formatSettings } from '../formatSettings.ts';
import type { FormatTools, TarEntry } from '../formatTools.ts';
import { pillow } from '../imageReading.ts';
import { about, general, type Warning } from '../warning.ts';
import { withoutHidden } from '../parts/hiddenFolders.ts';
import { repeatsUnread } from '../parts/repeats.ts';
import { inFolder, imagePath, sidecars, sidecarSuffixes } from '../parts/sidecars.ts';
import { tarEndBytes, tarEntryBytes } from '../parts/tarBytes.ts';

/** `_nl.txt` would be another sample. */
const usual: OutSuffixes = { tags: '.txt', nl: '.nl.txt' };

const own = formatSettings({
  key: 'webdataset',
  schema: z.object({
    /** A shard is closed before it grows beyond this, in megabytes (10^6 bytes). */
    shardSize: z.number().positive().default(500),
    /** A missing caption is an empty file, so that every sample has the same keys. */
    emptyCaptions: z.boolean().default(false),
  }),
  words: {
    shardSize: { label: 'Size of a shard, in MB', least: 0.01, most: 1_000_000 },
    emptyCaptions: {
      label: 'Empty files for missing captions',
      hint: 'Readers want the same keys in every sample; images of one format are chosen above.',
    },
  },
  gist: ({ shardSize }) => `${shardSize} MB a shard`,
});
type WebdatasetChosen = Chosen<typeof own>;

/** A dot in a name, or in a folder, would end it too early. */
const dotless = (name: string): string => name.replaceAll('.', '_');

/** Facts of a sample besides its texts, for readers that mix captions themselves. */
const factsOf = (sample: OutSample): string => {
  const { relPath, tagList, nl, text, characters, image } = sample;
  const facts = {
    file_name: relPath,
    tags: tagList,
    nl,
    ...(text !== null && { text }),
    character: characters,
    width: image.outWidth,
    height: image.outHeight,
  };
  return `${JSON.stringify(facts)}\n`;
};

interface Packed {
  /** Its name in the archive. */
  readonly image: string;
  readonly texts: readonly TarEntry[];
  /** In the archive; an estimate where the image is converted. */
  readonly bytes: number;
}

/** Bytes a pixel of usual drawings, where the size is known only afterwards. */
const bytesAPixel = { png: 1.6, jpeg: 0.4, webp: 0.25 } as const;

const imageBytes = ({ image: { as, outWidth, outHeight, bytes } }: OutSample): number =>
  as === 'file' || outWidth === 0 ? bytes : Math.round(outWidth * outHeight * bytesAPixel[as]);

const packedOf = (sample: OutSample, chosen: WebdatasetChosen, { utf8 }: FormatTools): Packed => {
  const texts: TarEntry[] = [];
  const missing = chosen.own.emptyCaptions ? '' : null;
  for (const file of sidecars(sample, chosen, usual, missing)) {
    if (file.kind === 'text') texts.push({ name: file.path, content: utf8(file.text) });
  }
  const key = inFolder(sample.folder, sample.stem);
  texts.push({ name: `${key}.json`, content: utf8(factsOf(sample)) });
  const image = imagePath(sample);
  const bytes = texts.reduce(
    (sum, { name, content }) => sum + tarEntryBytes(name, content.byteLength),
    tarEntryBytes(image, imageBytes(sample)),
  );
  return { image, texts, bytes };
};

interface Shard {
  /** Its samples, whose texts are made again when they are needed: all of them at once are too many. */
  readonly samples: readonly OutSample[];
  readonly bytes: number;
  /** Of everything in it but the images' bytes. */
  readonly key: string;
}

/** A shard is closed before it grows beyond its size; a sample larger than that has one to itself. */
function* shardsOf(
  all: readonly OutSample[],
  chosen: WebdatasetChosen,
  tools: FormatTools,
): Generator<Shard> {
  const limit = chosen.own.shardSize * 1e6;
  let samples: OutSample[] = [];
  let bytes = tarEndBytes;
  let digest = tools.sha256();
  for (const sample of all) {
    const { image, texts, bytes: more } = packedOf(sample, chosen, tools);
    if (samples.length > 0 && bytes + more > limit) {
      yield { samples, bytes, key: digest.end() };
      samples = [];
      bytes = tarEndBytes;
      digest = tools.sha256();
    }
    samples.push(sample);
    bytes += more;
    digest.update(`${image}\0`);
    for (const { name, content } of texts) digest.update(`${name}\0${content.byteLength}\0`).update(content);
  }
  if (samples.length > 0) yield { samples, bytes, key: digest.end() };
}

async function* entriesOf(
  samples: readonly OutSample[],
  chosen: WebdatasetChosen,
  tools: FormatTools,
  read: ReadImageBytes,
): AsyncGenerator<TarEntry> {
  for (const sample of samples) {
    const { image, texts } = packedOf(sample, chosen, tools);
    yield { name: image, content: await read(sample) };
    yield* texts;
  }
}

const shardName = (number: number): string => `shard-${String(number).padStart(6, '0')}.tar`;

const shardFile = (
  path: string,
  { samples, bytes, key }: Shard,
  chosen: WebdatasetChosen,
  tools: FormatTools,
): OutFile => ({
  kind: 'stream',
  path,
  samples,
  key,
  bytes,
  write: (sink, read) => tools.tar(sink, entriesOf(samples, chosen, tools, read)),
});

/** The index as WebDataset's own tools write and read it. */
const indexFile = (shardlist: readonly { readonly url: string; readonly nsamples: number }[]): OutFile => ({
  kind: 'text',
  path: 'index.json',
  sample: null,
  text: `${JSON.stringify({ __kind__: 'wids-shard-index-v1', wids_version: 1, shardlist }, null, 2)}\n`,
});

const checkSuffixes = ({ settings }: WebdatasetChosen): void => {
  const { tags, nl } = outSuffixes(settings, usual);
  for (const suffix of [tags, nl]) {
    if (!suffix.startsWith('.')) {
      const why = 'begins with no dot: WebDataset would take these captions for other samples.';
      throw new FormatRefusal(`The suffix “${suffix}” ${why} Choose one such as “.nl.txt”.`);
    }
    if (suffix === '.json') throw new FormatRefusal('The suffix “.json” is taken by the facts of a sample.');
  }
};

/** A sample's texts: readers select these by name. */
const keysOf = ({ extension, tags, nl, text }: OutSample, chosen: WebdatasetChosen): readonly string[] => {
  const suffixes = outSuffixes(chosen.settings, usual);
  const has = (caption: string | null): boolean => chosen.own.emptyCaptions || caption !== null;
  const captions =
    chosen.text === 'separate'
      ? [...(has(tags) ? [suffixes.tags] : []), ...(has(nl) ? [suffixes.nl] : [])]
      : has(text)
        ? [suffixes.tags]
        : [];
  return [extension, ...captions];
};

/** By key, how many samples have it. */
const countKeys = (all: readonly (readonly string[])[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const key of all.flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/**
 * datasets' reader refuses shards whose first samples have not the same keys (packaged_modules/webdataset/webdataset.py);
 * webdataset's own `to_tuple("jpg", "txt")` stops at the first sample that lacks one.
 */
const keysWarning = (samples: readonly OutSample[], chosen: WebdatasetChosen): readonly Warning[] => {
  const keys = samples.map((sample) => keysOf(sample, chosen));
  const uneven = [...countKeys(keys)].filter(([, count]) => count < samples.length);
  if (uneven.length === 0) return [];
  const isImage = (key: string): boolean => samples.some(({ extension }) => extension === key);
  const remedies = [
    ...(uneven.some(([key]) => isImage(key)) ? ['convert the images to one format (images.as)'] : []),
    ...(uneven.some(([key]) => !isImage(key)) ? ['write empty captions (webdataset.emptyCaptions)'] : []),
  ];
  const sets = countKeys(keys.map((set) => [set.join(' ')]));
  const most = Math.max(...sets.values());
  const usualSet = [...sets].find(([, count]) => count === most)?.[0];
  const odd = samples.filter((_, at) => keys[at]?.join(' ') !== usualSet);
  const said = uneven.map(([key, count]) => `${key} ${count}`).join(', ');
  return about(
    odd,
    (count) =>
      `Readers want the same keys in every sample, and of ${samples.length} samples there have: ${said}. To fix it, ${remedies.join(' and ')}; ${count} are not as most`,
  );
};

export const webdataset: ExportFormat<'webdataset', typeof own> = {
  name: 'webdataset',
  label: 'WebDataset',
  about: 'Tar archives of one size and an index, for training on many machines.',
  usualText: 'separate',
  // webdataset's autodecode.py and datasets' packaged_modules/webdataset/webdataset.py: Pillow's list as well.
  reader: {
    name: 'WebDataset',
    extensions: ['.png', '.jpg', '.webp', '.gif', '.bmp'],
    letters: 'usual',
    contents: pillow.contents,
    stills: [],
  },
  own,
  layout: (chosen) => {
    checkSuffixes(chosen);
    return {
      folders: 'flat',
      folderOf: dotless,
      // Paths that begin with `__name__` are taken for what is said of the archive (webdataset's tariterators.py).
      seenFolder: { reader: 'WebDataset', rename: withoutHidden },
      stemOf: dotless,
      suffixes: sidecarSuffixes(chosen, usual),
    };
  },
  *files(samples, chosen, _, tools) {
    const list: { readonly url: string; readonly nsamples: number }[] = [];
    for (const shard of shardsOf(samples, chosen, tools)) {
      const url = shardName(list.length);
      yield shardFile(url, shard, chosen, tools);
      list.push({ url, nsamples: shard.samples.length });
    }
    yield indexFile(list);
  },
  warnings: (samples, chosen) => [
    ...keysWarning(samples, chosen),
    ...repeatsUnread(samples, ''),
    ...(samples.every(({ image }) => image.as === 'file')
      ? []
      : [general('How large converted images become is an estimate, and so is the size of the shards.')]),
  ],
};
