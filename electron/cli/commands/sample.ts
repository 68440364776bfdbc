/** `proofsheet sample DIR`: makes the sample dataset in a folder. */
import { relative, sep } from 'node:path';
import type { Command } from 'commander';
import { createProgress } from '../progress.ts';
import { CommandError, exitCode } from '../terminal.ts';
import {
  common,
  integer,
  typedFolder,
  withCommonOptions,
  type CommandContext,
  type Typed,
} from './context.ts';

interface SampleTyped extends Typed {
  readonly seed: number;
  readonly size: number;
  readonly overwrite?: true;
}

const sample = async (typedDir: string, typed: SampleTyped, { terminal }: CommandContext): Promise<void> => {
  const { makeSample } = await import('../../sample/makeSample.ts');
  const { signal, stderr, cwd } = terminal;
  const { seed, size, json, overwrite = false } = typed;
  const dir = typedFolder(cwd, typedDir);
  const progress = createProgress(stderr, common(typed).quiet);
  try {
    const onProgress = (done: number, total: number): void => progress.update('Drawing', done, total);
    const made = await makeSample({ dir, seed, size, overwrite, onProgress, signal });
    progress.end();
    const truth = relative(dir, made.truth).split(sep).join('/');
    const words = `${made.samples} samples in ${dir}; what is planted in them: ${truth}`;
    await terminal.print(`${json === true ? JSON.stringify({ samples: made.samples, truth }) : words}\n`);
  } catch (error) {
    progress.end();
    if (signal.aborted) throw new CommandError(exitCode.incomplete, 'Cancelled.');
    throw error;
  }
};

export const addSample = (program: Command, context: CommandContext): void => {
  withCommonOptions(program.command('sample'))
    .description('make a drawn dataset with planted mistakes, to try things on')
    .argument('<dir>', 'an empty folder, a new one, or one with an earlier sample, which is drawn again')
    .option('--seed <n>', 'same seed, same bytes', integer(0, 2 ** 31 - 1), 1)
    .option('--size <n>', 'about how many samples', integer(1, 100_000), 360)
    .option('--overwrite', 'draw over captions of an earlier sample that were edited')
    .option('--json', 'JSON on stdout')
    .action((dir: string, typed: SampleTyped) => sample(dir, typed, context));
};
