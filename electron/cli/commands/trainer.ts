/** `proofsheet preview` and `proofsheet buckets`: what the trainer would see. */
import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { EngineCallError } from '../../hosting/engineCallError.ts';
import type { EngineClient } from '../../hosting/engineClient.ts';
import { CommandError, exitCode, type Terminal } from '../terminal.ts';
import { integer, onDataset, withCommonOptions, type CommandContext, type Typed } from './context.ts';
import { bucketsText, previewText } from './trainerText.ts';

interface PreviewTyped extends Typed {
  readonly config?: string;
  readonly n: number;
  readonly seed: number;
}

interface BucketsTyped extends Typed {
  readonly resolutions?: number[];
  readonly minAr?: number;
  readonly maxAr?: number;
  readonly numArBuckets?: number;
}

/** Reads an option's value as a number above 0. */
const positive = (text: string): number => {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError('It is a number above 0.');
};

const printJson = (terminal: Terminal, document: object): Promise<void> =>
  terminal.print(`${JSON.stringify(document)}\n`);

const preview = async (
  client: EngineClient,
  terminal: Terminal,
  asked: { readonly relPath: string; readonly typed: PreviewTyped },
): Promise<void> => {
  const { typed, relPath } = asked;
  const configFile = typed.config === undefined ? {} : { configFile: resolve(terminal.cwd, typed.config) };
  const sample = { relPath: relPath.replaceAll('\\', '/').replace(/^\.\//, '') };
  const body = { sample, draws: typed.n, seed: typed.seed, ...configFile };
  try {
    const found = await client.call('POST /api/trainer/preview', { body });
    if (found.config.problem !== null && typed.quiet !== true) terminal.say(found.config.problem);
    await (typed.json === true ? printJson(terminal, found) : terminal.print(previewText(found)));
  } catch (error) {
    if (!(error instanceof EngineCallError) || error.code !== 'not-found') throw error;
    throw new CommandError(exitCode.usage, error.message);
  }
};

const buckets = async (client: EngineClient, terminal: Terminal, typed: BucketsTyped): Promise<void> => {
  const { resolutions, minAr, maxAr, numArBuckets } = typed;
  const body = {
    ...(resolutions === undefined ? {} : { resolutions }),
    ...(minAr === undefined ? {} : { minAr }),
    ...(maxAr === undefined ? {} : { maxAr }),
    ...(numArBuckets === undefined ? {} : { numArBuckets }),
  };
  const found = await client.call('POST /api/trainer/buckets', { body });
  await (typed.json === true ? printJson(terminal, found) : terminal.print(bucketsText(found)));
};

export const addTrainer = (program: Command, context: CommandContext): void => {
  withCommonOptions(program.command('preview'))
    .description('draw captions of one image as the trainer would')
    .argument('<dir>', 'the dataset folder')
    .argument('<relpath>', 'the image, from the dataset folder')
    .option('--config <file>', "a diffusion-pipe .toml (else the dataset's own, else the defaults)")
    .option('-n <count>', 'how many draws', integer(0, 100_000), 8)
    .option('--seed <number>', 'the same seed draws the same captions', integer(0, 2 ** 31), 1)
    .option('--json', 'JSON on stdout')
    .action(async (dir: string, relPath: string, typed: PreviewTyped) => {
      const asked = { relPath, typed };
      await onDataset(dir, typed, context, (client) => preview(client, context.terminal, asked));
    });
  withCommonOptions(program.command('buckets'))
    .description('show which size each image is trained at')
    .argument('<dir>', 'the dataset folder')
    .option('--resolutions <a,b>', 'sides of squares, in pixels', (text) => text.split(',').map(positive))
    .option('--min-ar <ratio>', 'the narrowest, width by height', positive)
    .option('--max-ar <ratio>', 'the widest', positive)
    .option('--num-ar-buckets <count>', 'how many ratios', integer(1, 100))
    .option('--json', 'JSON on stdout')
    .action(async (dir: string, typed: BucketsTyped) => {
      await onDataset(dir, typed, context, (client) => buckets(client, context.terminal, typed));
    });
};
