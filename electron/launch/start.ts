/** `npm start`: a window where possible, otherwise the same app in the browser, with a sentence that says why. */
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findElectron, fetchElectron } from './electronBinary.ts';
import { notTaken } from '../hosting/handOver.ts';
import { createProgress } from '../cli/progress.ts';
import { CommandError, exitCode, type ExitCode, type Terminal } from '../cli/terminal.ts';

export interface StartOptions {
  /** As it was typed. */
  readonly folder: string | undefined;
  readonly dataDir: string;
  readonly quiet: boolean;
  /** Allows a window as root, without Chromium's sandbox. */
  readonly noSandbox: boolean;
  /** The folder of package.json. */
  readonly root: string;
}

/** `window`: it was open and has been closed. `browser`: there was none; `why` is part of a sentence. */
type Outcome =
  | { readonly kind: 'window'; readonly exitCode: ExitCode }
  | { readonly kind: 'browser'; readonly why: string };

export const hasDisplay = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean =>
  platform === 'darwin' || platform === 'win32' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

const isRoot = (): boolean => process.platform !== 'win32' && process.getuid?.() === 0;

/** @throws CommandError when it is not a folder: reported here, not in a window */
const checkedFolder = (typed: string, cwd: string): string => {
  const folder = resolve(cwd, typed);
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined) throw new CommandError(exitCode.cannotOpen, `${folder} is not there.`);
  if (!found.isDirectory()) throw new CommandError(exitCode.cannotOpen, `${folder} is not a folder.`);
  return folder;
};

const electronBinary = async (terminal: Terminal, quiet: boolean): Promise<string | null> => {
  const { env, signal } = terminal;
  const found = findElectron(env);
  if (found !== null) return found;
  const progress = createProgress(terminal.stderr, quiet);
  if (!quiet) terminal.say('Fetching Electron, once ...');
  const onProgress = (bytes: number): void => progress.update('Megabytes', Math.round(bytes / 1e6), null);
  const fetched = await fetchElectron({ env, signal, onProgress });
  progress.end();
  return fetched;
};

/** Electron's reason for not starting, in one line. */
const lastWords = (text: string): string => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const line =
    lines.find((each) => /error while loading|sandbox|\$DISPLAY|FATAL/i.test(each)) ?? lines.at(-1) ?? '';
  return line
    .replace(/^\[[^\]]*\]\s*/, '')
    .slice(0, 200)
    .replace(/[.\s]+$/, '');
};

/** Milliseconds for a window to open. */
const patience = 60_000;

const runWindow = (binary: string, options: StartOptions, terminal: Terminal): Promise<Outcome> => {
  const folder =
    options.folder === undefined ? [] : [`--folder=${checkedFolder(options.folder, terminal.cwd)}`];
  const flags = options.noSandbox ? ['--no-sandbox'] : [];
  const child = spawn(binary, [...flags, join(options.root, 'dist', 'electron'), ...folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...terminal.env, PROOFSHEET_NODE: process.execPath, PROOFSHEET_DATA: options.dataDir },
  });
  const stop = (): void => void child.kill('SIGTERM');
  terminal.signal.addEventListener('abort', stop);
  const giveUp = setTimeout(() => child.kill('SIGKILL'), patience);
  // Electron's output is held back until its window is open: when it fails, one sentence is enough.
  let opened = false;
  let heard = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const said = chunk.toString();
    if (/^(?:window|handed over|not taken)$/m.test(said)) opened = true;
    if (/^not taken$/m.test(said)) terminal.say(`proofsheet: ${notTaken}`);
    if (opened) clearTimeout(giveUp);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    if (!opened) heard += chunk.toString();
    else if (!options.quiet) terminal.stderr.write(chunk);
  });
  return new Promise((done) => {
    const end = (outcome: Outcome): void => {
      terminal.signal.removeEventListener('abort', stop);
      clearTimeout(giveUp);
      done(outcome);
    };
    child.on('error', (error) =>
      end({ kind: 'browser', why: `Electron could not be started (${error.message})` }),
    );
    child.on('close', (code) => {
      if (!opened && !terminal.signal.aborted) {
        return end({ kind: 'browser', why: `Electron could not open a window (${lastWords(heard)})` });
      }
      return end({
        kind: 'window',
        exitCode: code === 0 || code === null ? exitCode.done : exitCode.incomplete,
      });
    });
  });
};

/** Opens the window and waits until it is closed. */
export const startWindow = async (options: StartOptions, terminal: Terminal): Promise<Outcome> => {
  if (options.folder !== undefined) checkedFolder(options.folder, terminal.cwd);
  if (!hasDisplay(terminal.env, process.platform))
    return { kind: 'browser', why: 'there is no display here' };
  if (isRoot() && !options.noSandbox) {
    return { kind: 'browser', why: "root's windows have no sandbox (--no-sandbox opens one all the same)" };
  }
  const binary = await electronBinary(terminal, options.quiet);
  if (binary === null) return { kind: 'browser', why: "Electron's binary could not be fetched" };
  return runWindow(binary, options, terminal);
};
