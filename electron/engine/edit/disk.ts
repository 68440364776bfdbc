/** All that edits do to files. */
import { createFileWriter, type FileWriter } from './fileWrite.ts';
import { createMove, type Move } from './moveFile.ts';

export interface Disk extends FileWriter {
  readonly move: Move;
}

/** @param root the dataset's real path */
export const createDisk = (root: string): Disk => ({ ...createFileWriter(root), move: createMove(root) });
