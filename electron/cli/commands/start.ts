/** `npm start [-- DIR]`: a window where there can be one, otherwise the same app in the browser. */
import type { Command } from 'commander';
import { common, withCommonOptions, type CommandContext, type Typed } from './context.ts';
import { runServe } from './serve.ts';

interface StartTyped extends Typed {
  /** False after `--no-sandbox`. */
  readonly sandbox: boolean;
  readonly open?: true;
}

const start = async (
  folder: string | undefined,
  typed: StartTyped,
  context: CommandContext,
): Promise<void> => {
  const { startWindow } = await import('../../launch/start.ts');
  const { prepareDataFolder } = await import('../../engine/work/dataFolder.ts');
  const { terminal, root, buildApp, finish } = context;
  // Reported here: a window would not appear to report it.
  prepareDataFolder(common(typed).dataDir);
  await buildApp();
  const outcome = await startWindow({ ...common(typed), folder, noSandbox: !typed.sandbox, root }, terminal);
  if (outcome.kind === 'window') return finish(outcome.exitCode);
  terminal.say(`The app is in the browser, since ${outcome.why}. Open this address:`);
  return runServe(folder, { ...typed, port: 0, host: '127.0.0.1' }, context);
};

/** Hidden: `npm start` calls it. */
export const addStart = (program: Command, context: CommandContext): void => {
  withCommonOptions(program.command('start', { hidden: true }))
    .description('open the window (npm start)')
    .argument('[dir]', 'the dataset folder')
    .option('--no-sandbox', 'let root have a window, without its sandbox')
    .option('--open', 'open the default browser where there can be no window')
    .action((dir: string | undefined, typed: StartTyped) => start(dir, typed, context));
};
