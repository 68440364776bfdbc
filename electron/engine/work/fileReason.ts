/** Errors of the file system, in words. */
import { thrownCode } from '../../../shared/thrownCode.ts';

/** An error of the file system in a few words, for the user. */
export const reasonOf = (error: unknown): string => {
  const code = thrownCode(error) ?? '';
  const words: Record<string, string> = {
    EACCES: 'no permission',
    EPERM: 'no permission',
    ENOENT: 'it is gone',
    ELOOP: 'its links lead in a circle',
    EIO: 'the disk reports an error',
    ENAMETOOLONG: 'its name is too long',
    EMFILE: 'too many files are open',
  };
  return words[code] ?? (error instanceof Error ? error.message : String(error));
};
