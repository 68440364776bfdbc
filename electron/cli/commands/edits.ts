/** `proofsheet rename`, `swap`, `edit`, `normalise`: the app's bulk edits. `--dry-run` shows the plan and writes nothing. */
import { Argument, type Command } from 'commander';
import { parseTags } from '../../../shared/caption/tagCaption.ts';
import { edit as editSchema, type Edit, type EditInput } from '../../../shared/edit/edit.ts';
import type { EditCommand } from '../../../shared/edit/editKind.ts';
import { editKind, editKinds } from '../../../shared/edit/editKinds.ts';
import type { TagPlace } from '../../../shared/edit/tagPlace.ts';
import { editProblem } from '../../../shared/edit/oneTag.ts';
import type { EngineClient } from '../../hosting/engineClient.ts';
import { CommandError, exitCode } from '../terminal.ts';
import { carryOutPlan } from './carryOutPlan.ts';
import { onDataset, withCommonOptions, type CommandContext, type Typed } from './context.ts';
import { queryOfWhere, queryView } from './queryView.ts';

interface TypedEdit extends Typed {
  readonly where?: string;
  readonly dryRun?: true;
}

interface TypedRename extends TypedEdit {
  readonly only?: string;
}

interface TypedSteps extends TypedEdit {
  readonly add?: readonly string[];
  readonly at?: string;
  readonly remove?: readonly string[];
  readonly replace?: readonly string[];
  readonly in?: string;
}

const usage = (message: string): CommandError => new CommandError(exitCode.usage, message);

const withEditOptions = (command: Command): Command =>
  withCommonOptions(command)
    .option('--where <query>', 'only the samples of this query, or of the saved query @name')
    .option('--dry-run', 'show what would change, and write nothing')
    .option('--json', 'JSON on stdout');

/** @throws CommandError for a text that is not one tag */
const checked = (input: unknown): Edit => {
  const parsed = editSchema.safeParse(input);
  if (!parsed.success) throw usage(parsed.error.issues.map(({ message }) => message).join('; '));
  const problem = editProblem(parsed.data);
  if (problem !== null) throw usage(problem);
  return parsed.data;
};

const planOf = async (client: EngineClient, edit: Edit, where: Parameters<typeof queryView>[1]) => {
  const { id, count } = await queryView(client, where);
  return client.call('POST /api/plans', { body: { edit, scope: { view: id, ranges: [[0, count]] } } });
};

const captionsFor = (only: string | undefined): { readonly tags: boolean; readonly prose: boolean } => {
  if (only === undefined) return { tags: true, prose: true };
  if (only === 'tags' || only === 'nl') return { tags: only === 'tags', prose: only === 'nl' };
  throw usage('--only takes tags or nl.');
};

const placeOf = (at: string | undefined): TagPlace => {
  if (at === undefined || at === 'end') return { at: 'end' };
  if (at === 'front') return { at: 'front' };
  if (at === 'after-activation') return { at: 'after-activation' };
  if (/^[1-9]\d*$/.test(at)) return { at: 'position', position: Number(at) };
  throw usage('--at takes front, end, after-activation or a position from 1.');
};

type Step = Extract<EditInput, { kind: 'sequence' }>['steps'][number];

const stepsOf = (typed: TypedSteps): readonly Step[] => {
  const place = placeOf(typed.at);
  const caption = typed.in ?? 'tags';
  if (caption !== 'tags' && caption !== 'nl') throw usage('--in takes tags or nl.');
  const [pattern, replacement, ...rest] = typed.replace ?? [];
  if (typed.replace !== undefined && (replacement === undefined || rest.length > 0)) {
    throw usage('--replace takes two words: the regular expression, and the replacement.');
  }
  const steps: Step[] = [
    ...oneEach('--remove', typed.remove).map((tag): Step => ({ kind: 'remove-tag', tag })),
    ...(pattern === undefined || replacement === undefined
      ? []
      : [{ kind: 'replace', caption, pattern, replacement } satisfies Step]),
    ...oneEach('--add', typed.add).map((tag): Step => ({ kind: 'add-tag', tag, place })),
  ];
  if (steps.length === 0) throw usage('Nothing to do: give --add, --remove or --replace.');
  return steps;
};

/** @throws CommandError for several tags in one option */
const oneEach = (option: string, tags: readonly string[] = []): readonly string[] => {
  for (const tag of tags) {
    const parts = parseTags(tag);
    if (parts.length < 2) continue;
    const each = parts.map(({ text }) => `${option} '${text}'`).join(' ');
    throw usage(`“${tag}” is ${parts.length} tags, and ${option} takes one: write ${each}.`);
  }
  return tags;
};

const collect = (word: string, words: readonly string[] = []): readonly string[] => [...words, word];

/** A kind of edit with a command of its own. @param run writes the edit that the words describe */
const addCommand = (
  program: Command,
  { name, about, words, takesOnly, input }: EditCommand,
  run: (dir: string, typed: TypedEdit, edit: Readonly<Record<string, unknown>>) => Promise<void>,
): void => {
  const command = withEditOptions(program.command(name))
    .description(about)
    .argument('<dir>', 'the dataset folder');
  for (const word of words) command.addArgument(new Argument(`<${word.name}>`, word.about));
  if (takesOnly === true) command.option('--only <caption>', 'tags or nl');
  command.action(() => {
    const [dir = '', ...given] = command.args;
    const typed = command.opts<TypedRename>();
    return run(dir, typed, input(given, captionsFor(typed.only)));
  });
};

export const addEdits = (program: Command, context: CommandContext): void => {
  const run = async (dir: string, typed: TypedEdit, input: unknown): Promise<void> => {
    // Wrong usage is reported before the folder is read.
    const edit = checked(input);
    await onDataset(dir, typed, context, async (client) => {
      const query = await queryOfWhere(client, typed.where);
      const where = { query, terminal: context.terminal, quiet: typed.quiet === true };
      await carryOutPlan(client, context, await planOf(client, edit, where), typed);
    });
  };

  for (const { kind } of editKinds) {
    const { command } = editKind(kind);
    if (command !== undefined)
      addCommand(program, command, (dir, typed, input) => run(dir, typed, { kind, ...input }));
  }
  withEditOptions(program.command('edit'))
    .description('add, remove and replace, as one edit')
    .argument('<dir>', 'the dataset folder')
    .option('--add <tag>', 'add a tag where it is missing; once for each tag', collect)
    .option('--at <place>', 'where: front, end, after-activation or a position from 1', 'end')
    .option('--remove <tag>', 'remove a tag; once for each tag', collect)
    .option('--replace <words...>', 'a regular expression, and the replacement')
    .option('--in <caption>', 'replace in tags or nl', 'tags')
    .action((dir: string, typed: TypedSteps) =>
      run(dir, typed, { kind: 'sequence', steps: [...stepsOf(typed)] } satisfies EditInput),
    );
};
