/** Takes the symbols out of a program: only debuggers read them, and of Node they are a fifth. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/**
 * By binutils' `strip`. Programs of Windows have their symbols elsewhere, and those of macOS are signed.
 * @returns how many bytes it is smaller; 0 where there is no `strip`, or none for this processor: then it is as before
 */
export const stripSymbols = (file: string): number => {
  const before = statSync(file).size;
  const { status } = spawnSync('strip', ['--strip-unneeded', file], { stdio: 'ignore' });
  return status === 0 ? before - statSync(file).size : 0;
};
