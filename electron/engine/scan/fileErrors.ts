/** What errors of the file system mean for a file that is looked for. */
import { thrownCode } from '../../../shared/thrownCode.ts';

/** It is not there any more, or was never. */
export const isGone = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(thrownCode(error) ?? '');

/** There is no such file; a name that is too long for the file system is the name of none. */
export const isAbsent = (error: unknown): boolean => isGone(error) || thrownCode(error) === 'ENAMETOOLONG';
