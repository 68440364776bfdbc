/** `proofsheet serve [DIR]`: the app in a browser, until it is told to end. */
import { readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { thrownCode } from '../../../shared/thrownCode.ts';
import { openBrowser } from '../../browser/openBrowser.ts';
import { publicAddress, type PublicAddress } from '../../browser/publicAddress.ts';
import type { serve, Serving } from '../../browser/serve.ts';
import { CommandError, exitCode, type Terminal } from '../terminal.ts';
import {
  common,
  integer,
  typedFolder,
  withCommonOptions,
  type CommandContext,
  type Typed,
} from './context.ts';

interface ServeTyped extends Typed {
  readonly port: number;
  readonly host: string;
  readonly allowRemote?: true;
  readonly open?: true;
  readonly socket?: string;
  readonly publicUrl?: string;
  readonly tokenFile?: string;
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);

const checkHost = ({ host, socket, allowRemote }: ServeTyped, terminal: Terminal): void => {
  if (socket !== undefined || isLoopback(host)) return;
  if (allowRemote !== true) {
    throw new CommandError(
      exitCode.usage,
      `--host ${host} lets other machines reach the app; say --allow-remote too if that is what you want.`,
    );
  }
  terminal.say(
    `Warning: other machines can reach ${host}. Anyone with the address below can read and change the dataset, ` +
      'and it travels unencrypted; an SSH tunnel to 127.0.0.1 is safer.',
  );
};

const listenErrors: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program uses it; choose another with --port, or leave --port out',
  EACCES: 'this user may not use it; choose one above 1023',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'there is no such host',
};

const socketErrors: Readonly<Record<string, string>> = {
  EADDRINUSE: 'there is a file already, or another program answers there',
  EACCES: 'this user may not make a file there',
  ENOENT: 'its folder is not there',
  EINVAL: 'the path is too long for a socket',
};

const started = async (options: Parameters<typeof serve>[0]): Promise<Serving> => {
  const host = await import('../../browser/serve.ts');
  const { address } = options;
  // A socket is made with the rights that it keeps: for this user alone.
  const before = 'path' in address ? process.umask(0o177) : null;
  try {
    return await host.serve(options);
  } catch (error) {
    const code = thrownCode(error) ?? '';
    const onSocket = 'path' in address;
    const why = (onSocket ? socketErrors : listenErrors)[code];
    if (why === undefined) throw error;
    const named = onSocket ? address.path : `${address.host}:${address.port}`;
    throw new CommandError(exitCode.usage, `Cannot listen on ${named}: ${why}.`);
  } finally {
    if (before !== null) process.umask(before);
  }
};

/** @throws CommandError where it is no address of a page */
const publicly = ({ publicUrl }: ServeTyped): PublicAddress | null => {
  if (publicUrl === undefined) return null;
  const found = publicAddress(publicUrl);
  if (found !== null) return found;
  const words = '--public-url is the address of the page, such as https://gpu.example.org/proofsheet/.';
  throw new CommandError(exitCode.usage, words);
};

/** Characters that a token of the user's own needs at least. */
const shortestToken = 20;

/** @returns null: one is made up. @throws CommandError where the file cannot be read, or is too short */
const ownToken = ({ tokenFile }: ServeTyped, terminal: Terminal): string | null => {
  if (tokenFile === undefined) return null;
  const file = resolve(terminal.cwd, tokenFile);
  try {
    const token = readFileSync(file, 'utf8').trim();
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      terminal.say(`Warning: other users can read the token in ${file}; "chmod 600" keeps it to you.`);
    if (token.length >= shortestToken) return token;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(exitCode.usage, `The token cannot be read: ${why}`);
  }
  throw new CommandError(exitCode.usage, `The token in ${file} has fewer than ${shortestToken} characters.`);
};

/** Removes the socket of a run that was killed: no program answers there. */
const freeSocket = async (path: string): Promise<void> => {
  if (statSync(path, { throwIfNoEntry: false })?.isSocket() !== true) return;
  const answers = await new Promise<boolean>((done) => {
    const socket = connect(path, () => done(true)).on('error', () => done(false));
    socket.on('connect', () => socket.destroy());
  });
  if (!answers) rmSync(path);
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done();
    signal.addEventListener('abort', () => done(), { once: true });
  });

/**
 * Prints the address as soon as the app answers, without waiting for the folder to be read; ends on SIGINT
 * and SIGTERM.
 * @throws EngineCallError when the dataset cannot be opened; CommandError when the address cannot be used
 */
export const runServe = async (
  folder: string | undefined,
  typed: ServeTyped,
  { terminal, loadEngine, buildApp }: CommandContext,
): Promise<void> => {
  const path = folder === undefined ? null : typedFolder(terminal.cwd, folder);
  checkHost(typed, terminal);
  const { dataDir, quiet } = common(typed);
  const token = ownToken(typed, terminal);
  const place = publicly(typed);
  const { port, host } = typed;
  const socket = typed.socket === undefined ? null : resolve(terminal.cwd, typed.socket);
  // Reported at once, not after the app has been built.
  const { prepareDataFolder } = await import('../../engine/work/dataFolder.ts');
  prepareDataFolder(dataDir);
  const rendererFolder = await buildApp();
  const { createEngineClient } = await import('../../hosting/engineClient.ts');
  const createEngine = await loadEngine(dataDir);
  const { openLog } = await import('../../hosting/log.ts');
  const logged = openLog(dataDir);
  const log = (line: string): void => {
    logged.info(line);
    if (!quiet) terminal.say(line);
  };
  const engine = createEngine({ dataDir, logFile: logged.file, log });
  try {
    const fetch = (request: Request): Promise<Response> => engine.fetch(request);
    if (socket !== null) await freeSocket(socket);
    const address = socket === null ? { port, host } : { path: socket };
    const own = token === null ? {} : { token };
    const serving = await started({ fetch, rendererFolder, address, publicly: place, ...own });
    try {
      if (path !== null) {
        await createEngineClient(fetch).call('POST /api/dataset/open', { body: { path } });
      }
      await terminal.print(`Proofsheet: ${serving.url}\n`);
      if (socket !== null && place === null && !quiet)
        terminal.say(`It listens on ${socket}: "ssh -L 8000:${socket} HOST" brings it to this address.`);
      if (typed.open === true) {
        openBrowser(serving.url, () =>
          terminal.say('No browser could be opened; open the address yourself.'),
        );
      }
      await aborted(terminal.signal);
    } finally {
      await serving.close();
    }
  } finally {
    await engine.close();
  }
};

export const addServe = (program: Command, context: CommandContext): void => {
  withCommonOptions(program.command('serve'))
    .description('show the app in a browser; prints its address')
    .argument('[dir]', 'the dataset folder')
    .option('--port <n>', 'any free one if not given', integer(0, 65_535), 0)
    .option('--host <host>', 'the address to listen on', '127.0.0.1')
    .option('--allow-remote', 'let --host be one that other machines can reach')
    .option('--socket <path>', 'listen on a Unix socket instead, which only this user can reach')
    .option('--public-url <url>', 'where a reverse proxy serves it, such as https://host/proofsheet/')
    .option('--token-file <file>', 'use the token in this file, so that the address stays the same')
    .option('--open', 'open the default browser')
    .action((dir: string | undefined, typed: ServeTyped) => runServe(dir, typed, context));
};
