/**
 * `columns.snapshot`: the columns as they lie in memory, so that an index that was made before is shown at once, without
 * reading all of SQLite. It belongs to one revision of index.db. A cache: one that is torn, of another version or of another
 * revision is not used.
 *
 * The file: eight bytes that name it, four numbers of four bytes (version of the format, CRC-32 of all that follows, length of
 * the head, zero), the head as JSON, and the arrays in the order of `layout`; each begins at a multiple of eight.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { replaceFile } from '../work/replaceFile.ts';
import type { Derived } from './sampleColumns.ts';
import type { SharedColumns } from './sharedColumns.ts';

export interface Snapshot {
  /** Of the index that it was made from. */
  readonly revision: string;
  readonly columns: SharedColumns;
  readonly derived: Derived;
  /** What the scanner knows of the files of each sample besides the columns: `factsOfFiles` numbers by id. */
  readonly files: Float64Array<SharedArrayBuffer>;
}

/** Raise it when the file's parts, or what they mean, change. */
const version = 2;
const name = Buffer.from('PROOFCOL');
const prefix = 24;
/** Where what the checksum is of begins. */
const checked = 16;

const bytes = (from: SharedArrayBuffer, at: number, length: number) => new Uint8Array(from, at, length);
const shorts = (from: SharedArrayBuffer, at: number, length: number) => new Uint16Array(from, at, length);
const numbers = (from: SharedArrayBuffer, at: number, length: number) => new Uint32Array(from, at, length);
const signed = (from: SharedArrayBuffer, at: number, length: number) => new Int32Array(from, at, length);
const doubles = (from: SharedArrayBuffer, at: number, length: number) => new Float64Array(from, at, length);

const layout = {
  flags: shorts,
  width: signed,
  height: signed,
  fileSize: doubles,
  mtime: doubles,
  format: bytes,
  tagsHash: numbers,
  nlHash: numbers,
  tagStart: numbers,
  tagLength: numbers,
  spellings: numbers,
  tagOfSpelling: numbers,
  tagUse: numbers,
  spellingUse: numbers,
  pathStart: numbers,
  pathLength: numbers,
  pathBytes: bytes,
  order: signed,
  folderOf: signed,
  extensionOf: signed,
  files: doubles,
} as const;
type Layout = typeof layout;
type Name = keyof Layout;
type Arrays = { readonly [N in Name]: ReturnType<Layout[N]> };

const names = Object.keys(layout) as readonly Name[];

const head = z.object({
  revision: z.string(),
  slots: z.number(),
  keys: z.array(z.string()).readonly(),
  folders: z.array(z.string()).readonly(),
  extensions: z.array(z.string()).readonly(),
  /** Of the arrays, in the order of `layout`. */
  lengths: z.array(z.number()),
});

const padded = (length: number): number => Math.ceil(length / 8) * 8;

const asBytes = ({ buffer, byteOffset, byteLength }: Arrays[Name]): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Arrays by sample id may have room for more samples. */
const trimmed = ({ columns, derived: { order }, files }: Snapshot, perFile: number): Arrays => {
  const { slots } = columns;
  const whole = { ...columns, ...order, files };
  return {
    ...whole,
    flags: columns.flags.subarray(0, slots),
    width: columns.width.subarray(0, slots),
    height: columns.height.subarray(0, slots),
    fileSize: columns.fileSize.subarray(0, slots),
    mtime: columns.mtime.subarray(0, slots),
    format: columns.format.subarray(0, slots),
    tagsHash: columns.tagsHash.subarray(0, slots),
    nlHash: columns.nlHash.subarray(0, slots),
    tagStart: columns.tagStart.subarray(0, slots),
    tagLength: columns.tagLength.subarray(0, slots),
    pathStart: columns.pathStart.subarray(0, slots),
    pathLength: columns.pathLength.subarray(0, slots),
    folderOf: order.folderOf.subarray(0, slots),
    extensionOf: order.extensionOf.subarray(0, slots),
    files: files.subarray(0, slots * perFile),
  };
};

/** Numbers of `files` a sample: size and time of its two captions, and when they were read. */
export const factsOfFiles = 5;

/** @throws the file system's error; then an older snapshot is as it was */
export const writeSnapshot = (file: string, snapshot: Snapshot): void => {
  const arrays = trimmed(snapshot, factsOfFiles);
  const {
    revision,
    columns: { slots },
    derived: {
      keys,
      order: { folders, extensions },
    },
  } = snapshot;
  const lengths = names.map((each) => arrays[each].length);
  const facts: z.input<typeof head> = { revision, slots, keys, folders, extensions, lengths };
  const told = Buffer.from(JSON.stringify(facts));
  const spaced = Buffer.concat([told, Buffer.alloc(padded(told.length) - told.length, ' ')]);
  const parts = [spaced, ...names.map((each) => asBytes(arrays[each]))].flatMap((part) => [
    part,
    Buffer.alloc(padded(part.length) - part.length),
  ]);
  const start = Buffer.alloc(prefix);
  name.copy(start);
  start.writeUInt32LE(version, 8);
  start.writeUInt32LE(spaced.length, checked);
  start.writeUInt32LE(
    parts.reduce((sum, part) => crc32(part, sum), crc32(start.subarray(checked))),
    12,
  );
  replaceFile(file, [start, ...parts], `${file}.tmp`);
};

const readWhole = (file: string): SharedArrayBuffer => {
  const fd = openSync(file, 'r');
  try {
    const { size } = fstatSync(fd);
    const memory = new SharedArrayBuffer(size);
    const into = new Uint8Array(memory);
    for (let at = 0; at < size;) {
      const read = readSync(fd, into, at, size - at, at);
      if (read === 0) throw new Error('It ends too early.');
      at += read;
    }
    return memory;
  } finally {
    closeSync(fd);
  }
};

/** Why a snapshot is not used. */
export class UnusableSnapshot extends Error {}

const arraysIn = (memory: SharedArrayBuffer, from: number, lengths: readonly number[]): Arrays => {
  let at = from;
  const made = names.map((each, i) => {
    const array = layout[each](memory, at, lengths[i] ?? 0);
    at += padded(array.byteLength);
    return [each, array] as const;
  });
  // Each array is of its own kind: `layout` has made it.
  return Object.fromEntries(made) as Arrays;
};

/**
 * @throws UnusableSnapshot when it is not whole, or of another version of this program
 * @throws the file system's error
 */
export const readSnapshot = (file: string): Snapshot => {
  const memory = readWhole(file);
  const whole = Buffer.from(memory);
  if (whole.length < prefix || !whole.subarray(0, name.length).equals(name))
    throw new UnusableSnapshot('it is not complete');
  if (whole.readUInt32LE(8) !== version) throw new UnusableSnapshot('another version wrote it');
  if (crc32(whole.subarray(checked)) !== whole.readUInt32LE(12))
    throw new UnusableSnapshot('it is damaged or not complete');
  const told = whole.readUInt32LE(checked);
  const { revision, slots, keys, folders, extensions, lengths } = head.parse(
    JSON.parse(whole.toString('utf8', prefix, prefix + told)),
  );
  const { order, folderOf, extensionOf, files, ...columns } = arraysIn(memory, prefix + told, lengths);
  return {
    revision,
    columns: { slots, ...columns },
    derived: { keys, order: { order, folderOf, extensionOf, folders, extensions } },
    files,
  };
};
