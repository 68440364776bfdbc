/**
 * One engine per dataset on a machine. The lock is a transaction on a file of its own: the kernel ends it with the
 * process, however that ends, so that nothing is ever left locked.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { EngineError } from '../errors.ts';

export interface Lock {
  release(): void;
}

const lockFolder = (): string => {
  const user = process.getuid?.() ?? userInfo().username;
  return path.join(tmpdir(), `proofsheet-locks-${user}`);
};

/**
 * @param id the dataset's
 * @param root for the message
 * @throws EngineError `dataset-in-use`, naming the process that has it
 */
export const lockDataset = (id: string, root: string): Lock => {
  const folder = lockFolder();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `${id}.lock`);
  const owner = path.join(folder, `${id}.pid`);
  const db = new Database(file, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY')) throw error;
    const pid = ownerOf(owner);
    throw new EngineError(
      'dataset-in-use',
      `${root} is open in another Proofsheet${pid === null ? '' : ` (process ${pid})`}: close it there first.`,
      { path: root, pid },
    );
  }
  writeFileSync(owner, String(process.pid));
  return {
    release: () => {
      rmSync(owner, { force: true });
      db.close();
    },
  };
};

const ownerOf = (file: string): number | null => {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isNaN(pid) ? null : pid;
  } catch {
    return null;
  }
};
