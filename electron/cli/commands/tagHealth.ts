/** `proofsheet tags DIR --health`: samples that probably lack a tag, or have one wrongly. */
import type { Command } from 'commander';
import type { TagDoubt, TagHealthOutcome, TagHealthState } from '../../../shared/api/tagHealth.ts';
import type { EngineClient } from '../../hosting/engineClient.ts';
import { CommandError, exitCode, type Terminal } from '../terminal.ts';
import { onDataset, withCommonOptions, type CommandContext, type Typed } from './context.ts';
import { withInsightProgress } from './insightProgress.ts';
import { queryOfWhere, queryView } from './queryView.ts';
import { number } from './table.ts';

interface TypedTags extends Typed {
  readonly health?: true;
  readonly image?: true;
  readonly where?: string;
}

const page = 1000;

/** Paths of the samples that `--where` means; null: of all. */
const pathsWhere = async (
  client: EngineClient,
  where: string | undefined,
  { terminal, quiet }: { readonly terminal: Terminal; readonly quiet: boolean },
): Promise<ReadonlySet<string> | null> => {
  if (where === undefined) return null;
  const query = await queryOfWhere(client, where);
  const { id, count } = await queryView(client, { query, terminal, quiet });
  const paths = new Set<string>();
  for (let from = 0; from < count; from += page) {
    const asked = { params: { id }, query: { from, count: page } };
    const { found } = await client.call('GET /api/views/:id/found', asked);
    for (const { relPath } of found) paths.add(relPath);
  }
  return paths;
};

type Scored = TagHealthOutcome['tags'][number]['missing'];

const outcomeOf = async (
  client: EngineClient,
  { tags }: TagHealthState,
  within: ReadonlySet<string> | null,
): Promise<TagHealthOutcome> => {
  const outcome: TagHealthOutcome['tags'] = [];
  const scored = (side: readonly TagDoubt[], scoreOf: (probability: number) => number): Scored =>
    side
      .filter(({ tier, row }) => tier !== null && within?.has(row.relPath) !== false)
      .map(({ row, probability }) => ({
        relPath: row.relPath,
        score: Math.round(scoreOf(probability) * 1e4) / 1e4,
      }));
  for (const { tag, key, images, reliability, missing, wrong } of tags) {
    const none = missing.probable + missing.look + wrong.probable + wrong.look === 0;
    const doubts = none
      ? { missing: [], wrong: [] }
      : await client.call('GET /api/tags/doubts', { query: { key } });
    outcome.push({
      tag,
      images,
      reliability,
      missing: scored(doubts.missing, (probability) => probability),
      wrong: scored(doubts.wrong, (probability) => 1 - probability),
    });
  }
  return { tags: outcome };
};

const lines = (title: string, side: Scored): string[] => [
  ...(side.length === 0 ? [] : [`  ${title}`]),
  ...side.map(({ relPath, score }) => `    ${score.toFixed(2)} ${relPath}`),
];

/** The doubted tags as text, those with the most doubts first. */
export const tagHealthText = (
  { tags }: TagHealthOutcome,
  { judged, compared }: Pick<TagHealthState, 'judged' | 'compared'>,
): string => {
  const doubted = tags.filter(({ missing, wrong }) => missing.length + wrong.length > 0);
  const blocks = doubted.map(
    ({ tag, images, reliability, missing, wrong }) =>
      `${tag}: ${number(images)} images, told with ${reliability.toFixed(2)}\n${[
        ...lines('missing', missing),
        ...lines('wrong', wrong),
      ].join('\n')}\n`,
  );
  const by = compared === 0 ? 'by their captions' : `${number(compared)} of them by their images too`;
  const said = `${number(doubted.length)} of ${number(tags.length)} tags are doubted somewhere, in ${number(judged)} samples, ${by}.`;
  return [...blocks, `${said}\n`].join('\n');
};

export const addTagHealth = (program: Command, context: CommandContext): void => {
  const { terminal } = context;
  withCommonOptions(program.command('tags'))
    .description('samples that probably lack a tag, or have one wrongly')
    .argument('<dir>', 'the dataset folder')
    .requiredOption('--health', 'judge every tag of eight images or more')
    .option('--image', 'compare the images too: some hundredths of a second each, the first time')
    .option('--where <query>', 'tell only of samples that match; @name is a saved query')
    .option('--json', 'JSON on stdout')
    .action(async (dir: string, typed: TypedTags) => {
      const quiet = typed.quiet === true;
      await onDataset(dir, typed, context, async (client) => {
        const within = await pathsWhere(client, typed.where, { terminal, quiet });
        const state = await withInsightProgress(client, { terminal, quiet }, () =>
          client.call('POST /api/tags/health/find', { body: { pictures: typed.image === true } }),
        );
        if (terminal.signal.aborted) throw new CommandError(exitCode.incomplete, 'Cancelled.');
        const outcome = await outcomeOf(client, state, within);
        const text = typed.json === true ? `${JSON.stringify(outcome)}\n` : tagHealthText(outcome, state);
        await terminal.print(text);
        const { failed } = state.pictures;
        if (typed.image === true && failed !== null)
          throw new CommandError(exitCode.incomplete, `The images were not compared. ${failed}`);
      });
    });
};
