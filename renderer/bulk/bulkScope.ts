/**
 * Which samples a bulk edit is about, decided once for every way to open its dialog: keys, palette, menus, chips and
 * findings. Where samples are selected, it is those, be it one; without a selection it is all that are shown.
 */
import { countText } from '../ui/display/numbers.ts';
import type { BulkScope, BulkStart } from '../state/types.ts';

interface ScopeChoice {
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

/** What the user can choose from, in order, and what is chosen to begin with. */
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
