/** What the commands share: their context, and the options that all of them take. */
import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { dataDir } from '../../hosting/dataDir.ts';
import type { EngineClient } from '../../hosting/engineClient.ts';
import { CommandError, exitCode, type ExitCode, type Terminal } from '../terminal.ts';
import type { CommonOptions, EngineMaker } from './options.ts';

export interface CommandContext {
  readonly terminal: Terminal;
  /** The folder of package.json. */
  readonly root: string;
  /** Only commands that need the engine load it. */
  readonly loadEngine: (dataDir: string) => Promise<EngineMaker>;
  /** Builds the app if need be. Resolves to the folder of the renderer. */
  readonly buildApp: () => Promise<string>;
  /** Ends the process with this code instead of 0, once the command is done. */
  readonly finish: (code: ExitCode) => void;
}

/** The common options, as they are typed. */
export interface Typed {
  readonly dataDir?: string;
  readonly quiet?: true;
  readonly json?: true;
}

export const common = (typed: Typed): CommonOptions => ({
  dataDir: dataDir(typed.dataDir),
  quiet: typed.quiet === true,
});

/** An empty name, which a shell makes of a variable that is not set, does not mean the current folder. */
const namedFolder = (text: string): string => {
  if (text !== '') return text;
  throw new InvalidArgumentError('The name of the folder is empty: write . for the current one.');
};

export const withCommonOptions = (command: Command): Command =>
  command
    .option('--data-dir <folder>', 'where indexes and settings are kept (else PROOFSHEET_DATA)', namedFolder)
    .option('--quiet', 'no progress, and no messages but warnings');

/** Reads an option's value as a whole number. */
export const integer =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`);
  };

/**
 * A folder as it was typed, relative to where the command was started. @throws CommandError for an empty
 * text, which a shell makes of a variable that is not set: it does not mean the current folder
 */
export const typedFolder = (cwd: string, typed: string): string => {
  if (typed !== '') return resolve(cwd, typed);
  throw new CommandError(exitCode.usage, 'The name of the folder is empty: write . for the current one.');
};

/** Does `work` on a dataset, once its folder has been read. */
export const onDataset = async (
  dir: string,
  typed: Typed,
  { terminal, loadEngine }: CommandContext,
  work: (client: EngineClient) => Promise<void>,
): Promise<void> => {
  const folder = typedFolder(terminal.cwd, dir);
  const { withDataset } = await import('./withDataset.ts');
  const createEngine = await loadEngine(common(typed).dataDir);
  await withDataset({ folder, options: common(typed), terminal, createEngine }, work);
};
