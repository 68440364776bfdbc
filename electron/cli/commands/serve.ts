/** `proofsheet serve [DIR]`: the app in a browser, until it is told to end. */
import type { Command } from 'commander';
import { thrownCode } from '../../../shared/thrownCode.ts';
import { openBrowser } from '../../browser/openBrowser.ts';
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
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);

const checkHost = ({ host, allowRemote }: ServeTyped, terminal: Terminal): void => {
  if (isLoopback(host)) return;
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

const started = async (options: Parameters<typeof serve>[0]): Promise<Serving> => {
  const host = await import('../../browser/serve.ts');
  try {
    return await host.serve(options);
  } catch (error) {
    const code = thrownCode(error) ?? '';
    const why = listenErrors[code];
    if (why === undefined) throw error;
    throw new CommandError(exitCode.usage, `Cannot listen on ${options.host}:${options.port}: ${why}.`);
  }
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
  const { port, host } = typed;
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
    const serving = await started({ fetch, rendererFolder, port, host });
    try {
      if (path !== null) {
        await createEngineClient(fetch).call('POST /api/dataset/open', { body: { path } });
      }
      await terminal.print(`Proofsheet: ${serving.url}\n`);
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
    .option('--open', 'open the default browser')
    .action((dir: string | undefined, typed: ServeTyped) => runServe(dir, typed, context));
};
