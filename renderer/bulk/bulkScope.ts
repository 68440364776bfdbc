/**
 * Which samples a bulk edit is about, decided once for every way to open its dialog: keys, palette, menus,
 * chips and findings. With a selection it is the selected samples, even if that is one; without one it is all
 * that are shown.
 */
import type { Scope } from '../../shared/api/sample.ts';
import { countText } from '../ui/display/numbers.ts';
import { selectionScope } from '../state/selectionSlice.ts';
import type { AppState, BulkScope, BulkStart, EditTarget } from '../state/types.ts';

export interface ScopeChoice {
  readonly value: BulkScope;
  readonly label: string;
}

interface Counts {
  readonly selected: number;
  readonly shown: number;
  readonly total: number;
}

const counted = (count: number, of: string): string =>
  `${countText(count)} ${of} ${count === 1 ? 'sample' : 'samples'}`;

/** What the user can choose from, in order, and what is chosen at first. */
export const bulkScopes = (
  { where, finding }: Pick<BulkStart, 'where' | 'finding'>,
  { selected, shown, total }: Counts,
): { readonly choices: readonly ScopeChoice[]; readonly first: BulkScope } => {
  const choices: readonly ScopeChoice[] = [
    ...(finding === undefined
      ? []
      : [{ value: 'finding' as const, label: counted(finding.ids.length, 'found') }]),
    ...(finding === undefined && selected > 0
      ? [{ value: 'selection' as const, label: counted(selected, 'selected') }]
      : []),
    { value: 'view', label: `All ${countText(shown)} shown` },
    ...(shown === total ? [] : [{ value: 'everything' as const, label: `All ${countText(total)}` }]),
  ];
  const asked = where === 'everything' && shown === total ? 'view' : where;
  const given = choices.find(({ value }) => value === asked);
  return { choices, first: (given ?? choices[0])?.value ?? 'view' };
};

/**
 * The samples of a choice as the engine takes them; null where there are none. `everything` is not handled
 * here: it needs a view of its own.
 */
export const bulkTarget = (
  where: Exclude<BulkScope, 'everything'>,
  { finding }: Pick<BulkStart, 'finding'>,
  { view, ranges }: Pick<AppState, 'view' | 'ranges'>,
): EditTarget | null => {
  if (where === 'finding') {
    return finding === undefined ? null : { opening: finding.opening, scope: { ids: [...finding.ids] } };
  }
  if (view === null) return null;
  const scope: Scope | null =
    where === 'selection' ? selectionScope({ view, ranges }) : { view: view.id, ranges: [[0, view.count]] };
  return scope === null ? null : { opening: view.opening, scope };
};
