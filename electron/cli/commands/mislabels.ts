/** `proofsheet mislabels DIR`: samples that are probably labelled as another character, and why. */
import type { Command } from 'commander';
import type { MislabelsOutcome, MislabelsState } from '../../../shared/api/mislabels.ts';
import type { EngineClient } from '../../hosting/engineClient.ts';
import { CommandError, exitCode } from '../terminal.ts';
import { onDataset, withCommonOptions, type CommandContext, type Typed } from './context.ts';
import { withInsightProgress } from './insightProgress.ts';
import { number } from './table.ts';

interface TypedMislabels extends Typed {
  readonly image?: true;
}

const pageSize = 100;

const outcomeOf = async (
  client: EngineClient,
  { overlaps, skipped }: MislabelsState,
): Promise<MislabelsOutcome> => {
  const suspects: MislabelsOutcome['suspects'] = [];
  for (;;) {
    const query = { from: suspects.length, count: pageSize, show: 'open' } as const;
    const page = await client.call('GET /api/mislabels/suspects', { query });
    for (const { row, given, suggested, margin, tier, reasons } of page.suspects) {
      const { relPath } = row;
      suspects.push({ relPath, given: given.tag, suggested: suggested.tag, margin, tier, reasons });
    }
    if (page.suspects.length === 0 || suspects.length >= page.total) break;
  }
  return {
    suspects,
    overlaps: overlaps.map(({ a, b, count }) => ({ a: a.tag, b: b.tag, count })),
    skipped: skipped.map(({ character, reason }) => ({ tag: character.tag, reason })),
  };
};

const titles = { likely: 'Very likely wrong', look: 'Worth a look' } as const;

/** The suspects as text, most suspect first. */
export const mislabelsText = (
  { suspects, overlaps, skipped }: MislabelsOutcome,
  { judged, compared }: Pick<MislabelsState, 'judged' | 'compared'>,
): string => {
  const blocks = (['likely', 'look'] as const).flatMap((tier) => {
    const own = suspects.filter((suspect) => suspect.tier === tier);
    if (own.length === 0) return [];
    const lines = own.map(({ relPath, given, suggested, reasons }) =>
      [`  ${relPath}`, `    ${given} -> ${suggested}`, ...reasons.map((reason) => `    ${reason}`)].join(
        '\n',
      ),
    );
    return [`${titles[tier]}: ${number(own.length)}\n${lines.join('\n')}\n`];
  });
  const pairs = overlaps.map(({ a, b, count }) => `  ${a} and ${b}: ${number(count)}`);
  const unjudged = skipped.map(({ tag, reason }) => `  ${tag}: ${reason}`);
  const by = compared === 0 ? 'by their tags' : `${number(compared)} of them by their images too`;
  return [
    ...blocks,
    ...(pairs.length === 0 ? [] : [`Confused with each other\n${pairs.join('\n')}\n`]),
    ...(unjudged.length === 0 ? [] : [`Not judged\n${unjudged.join('\n')}\n`]),
    `${number(suspects.length)} of ${number(judged)} labels are suspect, ${by}.\n`,
  ].join('\n');
};

export const addMislabels = (program: Command, context: CommandContext): void => {
  const { terminal } = context;
  withCommonOptions(program.command('mislabels'))
    .description('samples that are probably labelled as another character, and why')
    .argument('<dir>', 'the dataset folder')
    .option('--image', 'compare the images too: some hundredths of a second each, the first time')
    .option('--json', 'JSON on stdout')
    .action(async (dir: string, typed: TypedMislabels) => {
      await onDataset(dir, typed, context, async (client) => {
        const state = await withInsightProgress(client, { terminal, quiet: typed.quiet === true }, () =>
          client.call('POST /api/mislabels/find', { body: { pictures: typed.image === true } }),
        );
        if (terminal.signal.aborted) throw new CommandError(exitCode.incomplete, 'Cancelled.');
        const outcome = await outcomeOf(client, state);
        await terminal.print(
          typed.json === true ? `${JSON.stringify(outcome)}\n` : mislabelsText(outcome, state),
        );
        const { failed } = state.pictures;
        if (typed.image === true && failed !== null)
          throw new CommandError(exitCode.incomplete, `The images were not compared. ${failed}`);
      });
    });
};
