/** What becomes of one file that an edit writes, and failures in words. */
import { thrownCode } from '../../../shared/thrownCode.ts';

export type WriteResult =
  | { readonly kind: 'written' }
  /** It already holds what should be written. */
  | { readonly kind: 'unchanged' }
  /** It holds neither what was read when the plan was made nor what should be written: another program changed it. */
  | { readonly kind: 'conflict'; readonly reason: string }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

export type Failed = Extract<WriteResult, { kind: 'failed' }>;

export const codeOf = (error: unknown): string => thrownCode(error) ?? 'unknown';

const sentences: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full.',
  EDQUOT: 'The disk quota is used up.',
  EACCES: 'No permission to write it.',
  EPERM: 'No permission to write it.',
  EROFS: 'The file system is read-only.',
  ENOENT: 'Its folder is gone.',
  ENOTDIR: 'Its folder is gone.',
  ENAMETOOLONG: 'Its name is too long for this file system.',
  EBUSY: 'Another program holds it open.',
  EIO: 'The disk reported an error.',
};

/** A failure in words, by its code. */
export const failed = (relPath: string, code: string, sentence?: string): Failed => ({
  kind: 'failed',
  code,
  message: `${relPath}: ${sentence ?? sentences[code] ?? `It could not be written (${code}).`}`,
});
