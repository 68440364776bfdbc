/**
 * Runs the checks and tests, two at a time where they do not depend on one another, and prints at the end how
 * long each took: `node e2e/stages.ts check`, or `test` for all of them (`--no-install`: without fetching or
 * installing anything).
 */
import { spawn } from 'node:child_process';
import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Stage {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const script = (name: string): Stage => ({ name, command: ['npm', 'run', '--silent', name] });

/** Lanes run beside one another, the stages of a lane one after the other. */
type Lanes = readonly (readonly Stage[])[];

const noInstall = process.argv.includes('--no-install');
const prepare = (name: string, ...words: readonly string[]): Stage => ({
  name,
  command: ['node', 'e2e/prepare.ts', ...words],
});

// At once, visibly: what the end-to-end tests will fetch and install while others run.
const needs: Lanes = [[prepare('needs', noInstall ? '--no-install' : '--what')]];
const check: Lanes = [
  [script('unit')],
  ['format:check', 'types', 'lint', 'zones', 'unused', 'build'].map(script),
];
const faults: Lanes = [
  [script('faults')],
  // What the tests in a browser need is fetched and drawn meanwhile; the short ones of them begin as soon as it
  // is available.
  [
    ...(noInstall ? [] : [prepare('prepare')]),
    script('components'),
    { name: 'sample', command: ['node', 'e2e/drawSample.ts'] },
  ],
];
const endToEnd: Lanes = [
  [{ name: 'end-to-end', command: ['playwright', 'test', '-c', 'e2e/playwright.config.ts'] }],
];
const suites: Readonly<Record<string, readonly Lanes[]>> = {
  check: [check],
  test: [needs, check, faults, endToEnd],
};

/** Files in memory, where the system has that: most tests write many small files. */
const memory = '/dev/shm';
const enoughBytes = 4 * 1024 ** 3;
const hasRoom = (folder: string): boolean => {
  try {
    const { bavail, bsize } = statfsSync(folder);
    accessSync(folder, constants.W_OK);
    return bavail * bsize > enoughBytes;
  } catch {
    return false;
  }
};

const temporary = hasRoom(memory) ? memory : tmpdir();

// Every engine that a test starts compiles hundreds of files: with the cache only once.
const env = {
  TMPDIR: temporary,
  NODE_COMPILE_CACHE: join(tmpdir(), 'proofsheet-compile-cache'),
  ...process.env,
  ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
};

const seconds: [name: string, took: number][] = [];

/** @param live whether its output is shown as it comes; else it is shown once it has ended */
const runStage = async ({ name, command: [program, ...words] }: Stage, live: boolean): Promise<boolean> => {
  const begun = performance.now();
  const windows = process.platform === 'win32';
  const child = spawn(program, words, {
    env,
    shell: windows,
    stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
  });
  const said: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      said.push(Buffer.from(`${error.message}\n`));
      resolve(null);
    });
    child.once('close', resolve);
  });
  const took = (performance.now() - begun) / 1000;
  seconds.push([name, took]);
  process.stdout.write(Buffer.concat(said));
  process.stdout.write(`--- ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${took.toFixed(0)} s\n`);
  return code === 0;
};

const runLane = async (stages: readonly Stage[], live: boolean): Promise<boolean> => {
  let passed = true;
  for (const stage of stages) passed = (await runStage(stage, live)) && passed;
  return passed;
};

const runSuite = async (suite: readonly Lanes[]): Promise<boolean> => {
  for (const lanes of suite) {
    const passed = await Promise.all(lanes.map((lane, i) => runLane(lane, i === 0)));
    if (passed.includes(false)) return false;
  }
  return true;
};

const suite = suites[process.argv[2] ?? ''];
if (suite === undefined) throw new Error(`Name what to run: ${Object.keys(suites).join(' or ')}.`);
const begun = performance.now();
const passed = await runSuite(suite);
const times = seconds.map(([name, took]) => `${name} ${took.toFixed(0)} s`).join(', ');
process.stdout.write(`${times}; ${((performance.now() - begun) / 60_000).toFixed(1)} minutes in all\n`);
process.exitCode = passed ? 0 : 1;
