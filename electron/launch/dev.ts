/**
 * `npm run dev`, for developers: the app in a browser, with the renderer straight from its sources. Vite
 * serves these and reloads on changes; the engine is that of `proofsheet serve`, with all of its checks. The
 * product does not use this file.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createServer, type ViteDevServer } from 'vite';
import { processTerminal } from '../cli/terminal.ts';
import { hostAddresses } from './devAddresses.ts';

const root = join(import.meta.dirname, '../..');
const program = join(root, 'electron', 'proofsheet.mjs');
/** Apart from the user's own indexes, settings and journal. */
const kept = join(root, 'node_modules', '.cache', 'dev');
const loopback = '127.0.0.1';

const terminal = processTerminal(process.env['INIT_CWD'] ?? process.cwd());

/** @returns the folder of the sample dataset, drawn where it does not exist yet */
const sampleFolder = (): string => {
  const folder = join(kept, 'sample');
  if (existsSync(join(folder, 'truth.json'))) return folder;
  const { status } = spawnSync(process.execPath, [program, 'sample', folder], { stdio: 'inherit' });
  // It has printed the reason.
  if (status !== 0) process.exit(1);
  return folder;
};

/**
 * Starts `proofsheet serve`, which prints its own errors. @returns its address, with the token of this run,
 * and its end
 */
const startEngine = async (folder: string) => {
  const words = ['serve', folder, '--host', loopback, '--data-dir', join(kept, 'data')];
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill());
  const ended = once(child, 'exit');
  const line = once(createInterface(child.stdout), 'line').then(([text]) => String(text));
  const said = await Promise.race([line, ended.then(() => '')]);
  const address = /http:\S+/.exec(said)?.[0];
  if (address === undefined) process.exit(1);
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  return { address: new URL(address), ended, stop };
};

/**
 * Serves the page and its modules from the sources. Requests that the browser host decides on are forwarded
 * unchanged, with host name and cookies: every request to the engine, and the page with the token, which is
 * exchanged for the cookie.
 */
const startVite = async (engine: string): Promise<ViteDevServer> => {
  const proxy = Object.fromEntries(hostAddresses.map((address) => [address, { target: engine }]));
  const vite = await createServer({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'renderer'),
    clearScreen: false,
    server: { host: loopback, port: 5173, cors: false, fs: { allow: [root] }, proxy },
  });
  return vite.listen();
};

const folder = process.argv[2] === undefined ? sampleFolder() : resolve(terminal.cwd, process.argv[2]);
const engine = await startEngine(folder);
const vite = await startVite(engine.address.origin);
const page = new URL(engine.address.search, vite.resolvedUrls?.local[0]);
await terminal.print(`Proofsheet, from its sources: ${page.href}\n`);
terminal.say(
  'A change in renderer/ or shared/ shows at once; a change of the engine needs a restart of this command.',
);
await Promise.race([engine.ended, once(terminal.signal, 'abort')]);
await vite.close();
await engine.stop();
process.exit(terminal.signal.aborted ? 0 : 1);
