/** Why an image cannot be shown, in words: what happened, to which file, what to do. */
import { EngineError } from '../errors.ts';

/** An image as the codec sees it: its real path, and what people call it (its path in the dataset). */
export interface ImageFile {
  readonly file: string;
  readonly name: string;
}

/** Square root of the largest area that is decoded. */
export const maxSide = 16_384;

/** @param reason a clause that goes on after the file's name; `advice` a sentence of its own */
export const broken = (
  { name }: ImageFile,
  reason: string,
  advice = 'Replace the file, or take it out of the dataset.',
  detail: EngineError['detail'] = {},
): EngineError => new EngineError('image-broken', `${name} ${reason}. ${advice}`, { ...detail, path: name });

export const tooLarge = (source: ImageFile): EngineError =>
  broken(
    source,
    `has more than ${Math.round(maxSide ** 2 / 1e6)} megapixels, which is more than Proofsheet opens`,
    'Make it smaller; trainers scale it down in any case.',
  );

export const cutOff = (source: ImageFile): EngineError =>
  broken(source, 'is cut off: the end of the file is missing', 'Download or export it again.');

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** What a failed open, stat or read means. `retry` in the detail: the same file may be readable a moment later. */
export const fileProblem = (source: ImageFile, error: unknown): EngineError => {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new EngineError('not-found', `${source.name} is no longer there.`, { path: source.name });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return broken(source, 'cannot be read: permission denied', 'Change its permissions.', { retry: true });
  }
  if (code === 'EISDIR') return broken(source, 'is a folder, not an image');
  const message = error instanceof Error ? error.message : String(error);
  return broken(source, `cannot be read (${message})`, 'Check the disk that it is on.', { retry: true });
};

const clear: readonly (readonly [RegExp, (source: ImageFile) => EngineError])[] = [
  [/exceeds pixel limit/, tooLarge],
  [/premature end|unexpected end of gif/i, cutOff],
  [/timeout/i, (source) => broken(source, 'takes too long to decode')],
  [/^Input file is missing/, (source) => fileProblem(source, { code: 'ENOENT' })],
];
/** The messages of these decoders do not tell the two apart. */
const cutOrDamaged = /libpng read error|bad seek|unable to parse image/i;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Whether an error of libvips does not say what is wrong. The message can be missing altogether: messages are
 * in one buffer for all threads, and another thread may have cleared it.
 */
export const isUnclear = (error: unknown): boolean =>
  !(error instanceof EngineError) && !clear.some(([pattern]) => pattern.test(messageOf(error)));

/** libvips names the file, then its own parts, then what it found: only the last is of use to the user. */
const lastWords = (message: string): string => {
  const line = message.trim().split('\n').at(-1) ?? '';
  const words = line.replace(/^Input file has corrupt header:/, '').replace(/^\s*\w+:/, '');
  return words.replace(/unknown error/i, '').trim();
};

/** What an error of libvips means. */
export const decodeProblem = (source: ImageFile, error: unknown): EngineError => {
  if (error instanceof EngineError) return error;
  const message = messageOf(error);
  const known = clear.find(([pattern]) => pattern.test(message));
  if (known) return known[1](source);
  if (cutOrDamaged.test(message)) return broken(source, 'is cut off, or damaged in the middle');
  const words = lastWords(message.replaceAll(source.file, 'file'));
  return broken(source, `is damaged and cannot be decoded${words && ` (${words})`}`);
};
