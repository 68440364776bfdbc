/** Damage that shows only when the index is in use: it is no loss, because the index can be made again. */
import { rmSync, writeFileSync } from 'node:fs';

/** Whether an error says that a SQLite file is damaged. */
export const isDamage = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(CORRUPT|NOTADB)/.test(String(error.code));

/** Leaves an index that the next opening finds damaged, makes again, and says so. Nobody may have it open. */
export const condemn = (indexFile: string): void => {
  for (const suffix of ['-wal', '-shm']) rmSync(indexFile + suffix, { force: true });
  writeFileSync(indexFile, 'This index was damaged.');
};
