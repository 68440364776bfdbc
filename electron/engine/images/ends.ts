/** Whether the end of a file is missing, checked where a decoder failed: its message does not always tell. */
import type { FileHandle } from 'node:fs/promises';
import type { KnownFormat } from '../../../shared/image/signatures.ts';

/** This many bytes may follow an image in its file: phones and editors append a little. */
const tailLength = 64 * 1024;

const endOf: Partial<Readonly<Record<KnownFormat, Buffer>>> = {
  // The marker EOI: ISO/IEC 10918-1, B.1.1.3.
  jpeg: Buffer.from([0xff, 0xd9]),
  // The chunk that ends every PNG: ISO/IEC 15948, 11.2.5.
  png: Buffer.from('IEND'),
};

/** A RIFF file gives its length in its header: the WebP container specification. */
const riffHead = 12;

/** False also where it cannot be told: for other formats, or when the file cannot be read. */
export const isEndMissing = async (handle: FileHandle, format: KnownFormat): Promise<boolean> => {
  try {
    const { size } = await handle.stat();
    if (format === 'webp') {
      const head = Buffer.alloc(riffHead);
      await handle.read(head, 0, riffHead, 0);
      return size < head.readUInt32LE(4) + 8;
    }
    const end = endOf[format];
    if (end === undefined) return false;
    const from = Math.max(0, size - tailLength);
    const tail = Buffer.alloc(size - from);
    await handle.read(tail, 0, tail.length, from);
    return !tail.includes(end);
  } catch {
    return false;
  }
};
