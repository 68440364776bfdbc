/** A file as the body of an answer: read piece by piece on demand, closed when it ends or is cancelled. */
import type { FileHandle } from 'node:fs/promises';

/** Bytes read at a time: large enough to be fast, small enough that a hundred open images cost nothing. */
const pieceLength = 256 * 1024;

/**
 * Takes over `handle`, and closes it.
 * @param length bytes to send from the start; the stream fails when the file turns out to be shorter
 */
export const fileBody = (handle: FileHandle, length: number): ReadableStream<Uint8Array> => {
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const piece = new Uint8Array(Math.min(pieceLength, length - at));
          const { bytesRead } = await handle.read(piece, 0, piece.length, at);
          if (bytesRead === 0 && at < length) throw new Error('The file became shorter while it was sent.');
          at += bytesRead;
          if (bytesRead > 0) controller.enqueue(piece.subarray(0, bytesRead));
          if (at < length) return;
          controller.close();
          await handle.close();
        } catch (error) {
          await handle.close();
          throw error;
        }
      },
      cancel: () => handle.close(),
    },
    // Nothing is read before it is asked for.
    { highWaterMark: 0 },
  );
};
