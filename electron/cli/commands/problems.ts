/**
 * `proofsheet check DIR`: everything that may be wrong with a dataset; the exit code says whether a kind of
 * `--fail-on` was found.
 */
import type { Command } from 'commander';
import type { CheckOutput } from '../../../shared/api/problems.ts';
import { kindRow, problemKinds, type ProblemKind } from '../../../shared/problems/kinds.ts';
import type { Severity } from '../../../shared/problems/problemKind.ts';
import type { EngineClient } from '../../hosting/engineClient.ts';
import { CommandError, exitCode } from '../terminal.ts';
import { onDataset, withCommonOptions, type CommandContext, type Typed } from './context.ts';
import { withInsightProgress } from './insightProgress.ts';
import { number, table } from './table.ts';

interface TypedCheck extends Typed {
  readonly failOn?: readonly ProblemKind[];
  readonly pictures: boolean;
}

/** Files of one kind that are listed as text; `--json` has all of them. */
const shown = 20;
const page = 5000;

const isKind = (word: string): word is ProblemKind => problemKinds.some((kind) => kind === word);

/** @throws CommandError that lists the kinds, for an unknown word */
const readKinds = (text: string): readonly ProblemKind[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((word) => {
      if (isKind(word)) return word;
      const kinds = problemKinds.join(', ');
      throw new CommandError(exitCode.usage, `There is no kind of problem “${word}”. Kinds are: ${kinds}.`);
    });

const check = async (client: EngineClient): Promise<CheckOutput> => {
  const problems: CheckOutput['problems'] = [];
  for (;;) {
    const query = { from: problems.length, count: page };
    const reply = await client.call('GET /api/problems/all', { query });
    for (const { kind, relPath, message } of reply.problems) {
      const { severity, mend } = kindRow(kind);
      problems.push({ kind, severity, relPath, message, fixable: mend === 'safe' });
    }
    if (reply.problems.length === 0 || problems.length >= reply.total) break;
  }
  const counts: CheckOutput['counts'] = {};
  for (const { kind } of problems) counts[kind] = (counts[kind] ?? 0) + 1;
  const { otherCaptions, skipped } = await client.call('GET /api/files');
  return { problems, counts, otherCaptions, skipped };
};

const ranks: readonly Severity[] = ['error', 'warning', 'hint'];
const words: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', hint: 'hint' };

const kindText = (kind: ProblemKind, problems: CheckOutput['problems']): string => {
  const { title, severity, todo, mend } = kindRow(kind);
  const all = problems.filter((problem) => problem.kind === kind);
  const rows = all.slice(0, shown).map(({ relPath, message }) => [relPath ?? '', message]);
  const more = all.length > shown ? [`  and ${number(all.length - shown)} more`] : [];
  const can = mend === 'safe' ? 'The app offers the edit. ' : '';
  return [
    `${title} (${kind}, ${words[severity]}): ${number(all.length)}`,
    ...table(rows).map((line) => `  ${line}`),
    ...more,
    `  ${can}${todo}`,
    '',
  ].join('\n');
};

/** The problems as text: the most severe kinds first. */
export const checkText = ({ problems, counts }: Pick<CheckOutput, 'problems' | 'counts'>): string => {
  if (problems.length === 0) return 'Nothing found.\n';
  const kinds = problemKinds
    .filter((kind) => counts[kind] !== undefined)
    .toSorted((a, b) => ranks.indexOf(kindRow(a).severity) - ranks.indexOf(kindRow(b).severity));
  const sums = ranks
    .map(
      (severity) => [problems.filter((problem) => problem.severity === severity).length, severity] as const,
    )
    .filter(([count]) => count > 0)
    .map(([count, severity]) => `${number(count)} ${words[severity]}${count === 1 ? '' : 's'}`);
  return `${kinds.map((kind) => kindText(kind, problems)).join('\n')}\n${sums.join(', ')}\n`;
};

export const addProblems = (program: Command, context: CommandContext): void => {
  const { terminal, finish } = context;
  withCommonOptions(program.command('check'))
    .description('find problems in captions, files and images')
    .argument('<dir>', 'the dataset folder')
    .option(
      '--fail-on <kinds>',
      'end with code 1 when one of these kinds is found (comma-separated)',
      readKinds,
    )
    .option('--no-pictures', 'do not decode the images: faster, but finds no problems of their content')
    .option('--json', 'JSON on stdout')
    .action(async (dir: string, typed: TypedCheck) => {
      const fatal = new Set(typed.failOn);
      await onDataset(dir, typed, context, async (client) => {
        const quiet = typed.quiet === true;
        const summary = await withInsightProgress(client, { terminal, quiet }, () =>
          client.call('POST /api/problems/look', { body: { pictures: typed.pictures } }),
        );
        if (terminal.signal.aborted) throw new CommandError(exitCode.incomplete, 'Cancelled.');
        if (summary.failed !== null) throw new CommandError(exitCode.incomplete, summary.failed);
        const off = summary.kinds.filter(({ on, kind }) => !on && fatal.has(kind)).map(({ kind }) => kind);
        if (off.length > 0 && !quiet)
          terminal.say(`Not checked, as it is switched off in proofsheet.json: ${off.join(', ')}.`);
        const found = await check(client);
        await terminal.print(typed.json === true ? `${JSON.stringify(found)}\n` : checkText(found));
        if (found.problems.some(({ kind }) => fatal.has(kind))) finish(exitCode.incomplete);
      });
    });
};
