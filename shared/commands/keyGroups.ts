/** Commands in the groups in which help, settings and the printed sheet list their keys: by menu, then by page. */
import type { CommandRow } from './commands.ts';
import type { When } from './context.ts';
import { menuLabels } from './menu.ts';

export interface KeyGroup {
  readonly title: string;
  readonly rows: readonly CommandRow[];
}

const places: Partial<Readonly<Record<When, string>>> = {
  compare: 'Comparison',
  roster: 'Roster',
  mislabels: 'Mislabels',
  problems: 'Problems',
  duplicates: 'Duplicates',
  training: 'Training',
  captions: 'Captions',
};

const tagKeys = 'Tag keys';
const order: readonly string[] = [...menuLabels.map(([, label]) => label), ...Object.values(places), tagKeys];

const titleOf = ({ menu, slot, when }: CommandRow): string =>
  slot !== undefined ? tagKeys : (places[when] ?? menuLabels.find(([name]) => name === menu.name)?.[1] ?? '');

/** In the order of the menus, then of the pages; each group in the order of its menu. Every row is in one of them. */
export const keyGroupsOf = (rows: readonly CommandRow[]): readonly KeyGroup[] =>
  order
    .map((title) => ({
      title,
      rows: rows.filter((row) => titleOf(row) === title).toSorted((a, b) => a.menu.group - b.menu.group),
    }))
    .filter((group) => group.rows.length > 0);
