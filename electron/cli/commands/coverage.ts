/** `proofsheet coverage DIR`: how many images of each character and outfit there are by framing, view, people, expression, background. */
import type { Command } from 'commander';
import type { CoverageTable } from '../../../shared/api/coverage.ts';
import { axes } from '../../../shared/coverage/axes.ts';
import { gapsOf, wantedImages, wantedText } from '../../../shared/coverage/wanted.ts';
import { common, integer, onDataset, withCommonOptions, type CommandContext, type Typed } from './context.ts';
import { queryOfWhere, queryView } from './queryView.ts';
import { table } from './table.ts';

interface TypedCoverage extends Typed {
  readonly next?: true;
  readonly without?: string;
  readonly cap?: number;
}

const cell = (count: number, floor: number | undefined): string =>
  floor === undefined ? String(count) : `${count}/${floor}`;

/** A row for each character and outfit; a count below its floor is followed by the floor. */
export const coverageText = (map: CoverageTable): string => {
  const columns = axes.flatMap((axis, at) => axis.values.map((value, place) => ({ at, place, value })));
  const rows = map.rows.map((row) => {
    const gaps = new Map(gapsOf(row, map).map(({ axis, value, floor }) => [`${axis}.${value}`, floor]));
    const wanted = wantedImages(row, map);
    return [
      cell(row.images, row.images < wanted ? wanted : undefined),
      row.of === 'character' ? row.name : `  ${row.name}`,
      ...columns.map(({ at, place }) => cell(row.cells[at]?.[place] ?? 0, gaps.get(`${at}.${place}`))),
    ];
  });
  const head = ['images', 'character, outfit', ...columns.map(({ value }) => value.label.toLowerCase())];
  return `${table([head, ...rows]).join('\n')}\n`;
};

export const addCoverage = (program: Command, context: CommandContext): void => {
  withCommonOptions(program.command('coverage'))
    .description('images of each character and outfit by framing, view, people, expression, background')
    .argument('<dir>', 'the dataset folder')
    .option('--next', 'what to look for next, as a list')
    .option('--without <query>', 'what would be without the samples of this query, or of @name')
    .option('--cap <n>', 'times seen in an epoch, with no image repeated more than this', integer(1, 1000))
    .option('--json', 'JSON on stdout')
    .action(async (dir: string, typed: TypedCoverage) => {
      const { terminal } = context;
      await onDataset(dir, typed, context, async (client) => {
        const { quiet } = common(typed);
        const query = typed.without === undefined ? null : await queryOfWhere(client, typed.without);
        const view = query === null ? null : await queryView(client, { query, terminal, quiet });
        const cap = typed.cap ?? null;
        const map = await client.call('POST /api/coverage', {
          body: { without: view?.id ?? null, cap, unit: cap === null ? 'images' : 'seen' },
        });
        const text = typed.next === true ? wantedText(map) : coverageText(map);
        await terminal.print(typed.json === true ? `${JSON.stringify(map)}\n` : text);
      });
    });
};
