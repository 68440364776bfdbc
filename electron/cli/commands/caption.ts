/** `proofsheet caption` and `proofsheet tag`: what a model proposes for captions. Nothing is written without `--accept`. */
import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { onlyCompares, type RunSpec, type RunWhich } from '../../../shared/api/proposals.ts';
import { endpointSpec, type Prompt } from '../../../shared/captioning/endpointSpec.ts';
import { readPromptFile } from '../../../shared/captioning/promptFile.ts';
import { builtInPrompts } from '../../../shared/captioning/prompts.ts';
import { taggerCategories, taggerSpec, tagSelection } from '../../../shared/captioning/tagger/taggerSpec.ts';
import { templateErrorOf } from '../../../shared/captioning/template.ts';
import type { ViewInfo } from '../../../shared/api/view.ts';
import type { EngineClient } from '../../hosting/engineClient.ts';
import { CommandError, exitCode, type Terminal } from '../terminal.ts';
import {
  integer,
  onDataset,
  typedFolder,
  withCommonOptions,
  type CommandContext,
  type Typed,
} from './context.ts';
import { markedQuery } from './markedQuery.ts';
import { carryOutRun, finishRun } from './modelRun.ts';
import { queryOfWhere, queryView, sayNoneMatches } from './queryView.ts';
import { byHandOf } from './taggerByHand.ts';
import { typedText } from './typedText.ts';

interface TypedRun extends Typed {
  readonly where?: string;
  readonly resume?: true;
  readonly out?: string;
  readonly accept?: true;
}

interface TypedCaption extends TypedRun {
  readonly endpoint: string;
  readonly model: string;
  readonly missingOnly?: true;
  readonly prompt?: string;
  readonly concurrency?: number;
}

interface TypedTag extends TypedRun {
  readonly model: string;
  readonly threshold?: number;
  readonly mode?: string;
  readonly set?: readonly string[];
}

const usage = (message: string): CommandError => new CommandError(exitCode.usage, message);

/**
 * A prompt of a file: one text for all images, or a prompt as the app copies it.
 * @throws CommandError where it cannot be read, or is no template
 */
const promptOf = async (file: string | undefined, cwd: string): Promise<Prompt> => {
  if (file === undefined) return builtInPrompts[0];
  const texts = (await typedText(resolve(cwd, file), file)).trim();
  if (texts === '') throw usage(`${file} is empty: it holds what the model is asked.`);
  const copied = readPromptFile(texts);
  if (copied?.ok === true) return copied.prompt;
  if (copied !== null) throw usage(`${file}: ${copied.problem}`);
  const wrong = templateErrorOf(texts);
  if (wrong !== null)
    throw usage(`${file}: ${wrong.message}\n${markedQuery(texts, wrong.position, wrong.length)}`);
  return { name: file, system: '', texts: { one: texts, several: texts, none: texts } };
};

const captionSpec = async (typed: TypedCaption, cwd: string): Promise<RunSpec> => {
  const { endpoint, model, concurrency } = typed;
  const prompt = await promptOf(typed.prompt, cwd);
  const parsed = endpointSpec.safeParse({ by: 'endpoint', url: endpoint, model, prompt, concurrency });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.path[0] === 'url')
    throw usage(
      '--endpoint takes the server’s address with http:// or https://, such as http://127.0.0.1:11434/v1.',
    );
  throw usage(`--${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'it is not valid'}.`);
};

/** @throws CommandError where a run that writes nothing is to be accepted */
const checkAccept = (spec: RunSpec, accept: boolean): void => {
  if (accept && onlyCompares(spec)) throw usage('--mode compare writes nothing: leave --accept away.');
};

const tagSpec = (typed: TypedTag, cwd: string): RunSpec => {
  const { threshold, mode, set = [] } = typed;
  const parsed = tagSelection.shape.mode.safeParse(mode);
  if (!parsed.success) throw usage('--mode takes missing, replace or compare.');
  const thresholds =
    threshold === undefined
      ? undefined
      : { ...Object.fromEntries(taggerCategories.map((name) => [name, threshold])), rating: null };
  return taggerSpec.parse({
    by: 'tagger',
    folder: typedFolder(cwd, typed.model),
    byHand: byHandOf(set),
    selection: { mode: parsed.data, thresholds },
  });
};

const collect = (word: string, words: readonly string[] = []): readonly string[] => [...words, word];

const fraction = (text: string): number => {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError('It is a number from 0 to 1.');
};

const withRunOptions = (command: Command): Command =>
  withCommonOptions(command)
    .option('--where <query>', 'only the samples of this query, or of the saved query @name')
    .option(
      '--resume',
      'go on with the last run of this model: with what was not answered, else with what failed',
    )
    .option('--out <file>', 'write every proposal as a line of JSON')
    .option('--accept', 'write the proposals that have no mark, as one edit')
    .option('--json', 'JSON on stdout');

/** Why a run has asked about no image. */
const sayNothingAsked = async (
  client: EngineClient,
  terminal: Terminal,
  query: string,
  { count }: Pick<ViewInfo, 'count'>,
  which: RunWhich,
): Promise<void> => {
  if (count === 0) return sayNoneMatches(client, terminal, query);
  terminal.say(
    which === 'missing'
      ? 'Nothing was asked: every image has such a caption already, or one that cannot be read.'
      : 'Nothing was asked: the captions of these images cannot be read, or not be written.',
  );
};

export const addCaption = (program: Command, context: CommandContext): void => {
  const { terminal, finish } = context;

  const run = async (dir: string, typed: TypedRun, which: RunWhich, spec: RunSpec): Promise<void> => {
    const accept = typed.accept === true;
    checkAccept(spec, accept);
    await onDataset(dir, typed, context, async (client) => {
      const quiet = typed.quiet === true;
      const query = await queryOfWhere(client, typed.where);
      const view = await queryView(client, { query, terminal, quiet });
      const resume = typed.resume === true;
      const ended = await carryOutRun(client, terminal, { view, which, spec, resume, quiet, accept });
      if (ended.total === 0 && !quiet) await sayNothingAsked(client, terminal, query, view, which);
      finish(
        await finishRun(client, terminal, ended, {
          json: typed.json === true,
          out: typed.out === undefined ? null : resolve(terminal.cwd, typed.out),
          accept,
        }),
      );
      // A run that asked nothing is nothing to look at.
      if (ended.total === 0)
        await client.call('DELETE /api/proposals/runs/:id', { params: { id: ended.id } });
    });
  };

  withRunOptions(program.command('caption'))
    .description('NL captions by a vision model of a server: proposals, written when they are accepted')
    .argument('<dir>', 'the dataset folder')
    .requiredOption('--endpoint <url>', 'a server of the OpenAI dialect: http://127.0.0.1:11434/v1')
    .requiredOption('--model <name>', 'its model')
    .option('--missing-only', 'only samples without an NL caption')
    .option('--prompt <file>', 'what is asked, with places such as {characters} and {tags:50}')
    .option('--concurrency <n>', 'requests at once', integer(1, 64))
    .action(async (dir: string, typed: TypedCaption) =>
      run(dir, typed, typed.missingOnly === true ? 'missing' : 'all', await captionSpec(typed, terminal.cwd)),
    );
  withRunOptions(program.command('tag'))
    .description('tags by an ONNX tagger of a folder: proposals, written when they are accepted')
    .argument('<dir>', 'the dataset folder')
    .requiredOption('--model <folder>', 'the folder of the model and its labels')
    .option('--threshold <n>', 'of all categories but ratings, 0 to 1; else the model’s own', fraction)
    .option(
      '--set <name=value>',
      'what the folder does not say of the model, such as size=448 or mean=0.5,0.5,0.5',
      collect,
    )
    .option('--mode <mode>', 'missing: add what is missing; replace; compare: write nothing', 'missing')
    .action((dir: string, typed: TypedTag) => run(dir, typed, 'all', tagSpec(typed, terminal.cwd)));
};
