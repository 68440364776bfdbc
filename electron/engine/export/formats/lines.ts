/**
 * A table of the whole export, one line a sample: generated twice, once to hash it and once to write it, and
 * never held whole.
 */
import { createHash } from 'node:crypto';
import type { OutFile } from '../../../../shared/export/outFile.ts';

const encoder = new TextEncoder();
/** Characters between two writes. */
const pieceSize = 256 * 1024;

function* pieces(lines: Iterable<string>): Generator<Uint8Array> {
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length < pieceSize) continue;
    yield encoder.encode(piece);
    piece = '';
  }
  if (piece !== '') yield encoder.encode(piece);
}

/** @param lines each with its line end; called again for each reading */
export const linesFile = (
  path: string,
  lines: () => Iterable<string>,
): OutFile & { readonly kind: 'stream' } => {
  const digest = createHash('sha256');
  let bytes = 0;
  for (const piece of pieces(lines())) {
    digest.update(piece);
    bytes += piece.byteLength;
  }
  return {
    kind: 'stream',
    path,
    samples: [],
    key: digest.digest('hex'),
    bytes,
    write: async (sink) => {
      for (const piece of pieces(lines())) await sink(piece);
    },
  };
};
