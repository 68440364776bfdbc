/** Which commands have a check mark in the menus now. */
import { commandRows, type CommandId } from '../../shared/commands/commands.ts';
import type { SortKey } from '../../shared/query/ast.ts';
import { sortOf } from '../../shared/query/sortTerm.ts';
import { filtersShown, inspectorShown } from '../state/uiSlice.ts';
import type { AppState } from '../state/types.ts';

const sortCommands: Partial<Readonly<Record<SortKey | 'random', CommandId>>> = {
  path: 'sort.path',
  name: 'sort.name',
  date: 'sort.date',
  size: 'sort.size',
  filesize: 'sort.fileSize',
  tags: 'sort.tags',
  random: 'sort.random',
};

/** What a menu's check mark depends on. */
export type CheckedState = Pick<
  AppState,
  'settings' | 'page' | 'large' | 'blurred' | 'draft' | 'narrow' | 'drawer' | 'dataset' | 'tagKeySlots'
>;

/** In the order of the table. */
export const checkedNow = (state: CheckedState): readonly CommandId[] => {
  const { settings, page, large, blurred, draft, dataset, tagKeySlots } = state;
  const sort = sortOf(draft);
  const sorted = sort === null ? undefined : sortCommands[sort.key];
  const inDataset: readonly (CommandId | false | undefined)[] = [
    `density.${settings.density}`,
    sorted,
    blurred && 'pictures.blur',
    filtersShown(state) && 'panel.facets',
    inspectorShown(state) && 'panel.inspector',
    `page.${page}`,
    large === 'fullView' && 'loupe.toggle',
    settings.loupeCaptions && 'loupe.captions',
    settings.filmstrip && 'loupe.filmstrip',
    settings.keepZoom && 'zoom.keep',
    settings.tagKeyStrip && tagKeySlots.size > 0 && 'tagKeys.strip',
  ];
  const always: readonly (CommandId | false)[] = [
    `theme.${settings.theme}`,
    settings.stepAfterMark && 'mark.step',
  ];
  const checked = new Set<unknown>([...always, ...(dataset === null ? [] : inDataset)]);
  return commandRows.map(({ id }) => id).filter((id) => checked.has(id));
};
