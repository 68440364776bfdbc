/** For tests of the command line: commands in processes of their own, as scripts see them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const command = join(import.meta.dirname, '../proofsheet.mjs');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Left out: one that is new. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Is called with the process as soon as it runs. */
  readonly onStart?: (child: ChildProcess) => void;
}

/** A data folder that is removed with the test. */
const newDataDir = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export const runCommand = (
  words: readonly string[],
  { dataDir = newDataDir(), env = {}, onStart }: RunOptions = {},
): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [command, ...words], {
      env: { ...process.env, PROOFSHEET_DATA: dataDir, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    onStart?.(child);
  });
