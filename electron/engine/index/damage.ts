/** Damage that shows only when the index is in use: it is no loss, because the index can be made again. */
import { rmSync, writeFileSync } from 'node:fs';
import { thrownCode } from '../../../shared/thrownCode.ts';

/** Whether an error says that a SQLite file is damaged. */
export const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(thrownCode(error) ?? '');

/** An error that says so of an index which SQLite itself can read. */
export const damage = (message: string): Error =>
  Object.assign(new Error(message), { code: 'SQLITE_CORRUPT' });

/** Spoils an index, so that the next opening finds it damaged, makes it again and says so. It must not be open. */
export const markDamaged = (indexFile: string): void => {
  for (const suffix of ['-wal', '-shm']) rmSync(indexFile + suffix, { force: true });
  writeFileSync(indexFile, 'This index was damaged.');
};
