/**
 * Caption bytes to text and back. A caption's bytes are not ours: what decodes encodes to the very same bytes
 * (a byte-order mark stays in the text as U+FEFF), and what does not decode is never written back.
 */
import { isUtf8 } from 'node:buffer';

export type Decoded =
  | { readonly ok: true; readonly text: string }
  /** `text` is lossy, to look at only. */
  | { readonly ok: false; readonly text: string; readonly reason: string };

/** Bytes. What is larger is no caption, and is shown nowhere. */
export const largestCaption = 4 * 1024 * 1024;

/** Why a file of so many bytes is not read as a caption, nor written as one; null where it is. */
export const sizeProblem = (bytes: number): string | null =>
  bytes > largestCaption ? 'It is too large for a caption (over 4 MB).' : null;

/** What a caption says; `ok` exactly when the bytes are valid UTF-8, and not too many. */
export const decodeCaption = (bytes: Buffer): Decoded => {
  const tooLarge = sizeProblem(bytes.length);
  if (tooLarge !== null) return { ok: false, text: '', reason: tooLarge };
  // Buffer's decoder keeps the byte-order mark, like TextDecoder with `ignoreBOM`, at a third of its cost.
  const text = bytes.toString('utf8');
  if (isUtf8(bytes)) return { ok: true, text };
  return { ok: false, text, reason: encodingGuess(bytes) };
};

/** The inverse of `decodeCaption` for everything that it accepts. */
export const encodeCaption = (text: string): Buffer => Buffer.from(text, 'utf8');

const encodingGuess = (bytes: Buffer): string => {
  const [first, second] = bytes;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return utf16 ? 'It is not UTF-8, but UTF-16.' : 'It is not valid UTF-8.';
};
