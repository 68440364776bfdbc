/** What the menu of each kind of thing offers: commands of the table, in groups with separators between them. */
import type { CommandId } from './commands.ts';

export type MenuPlace = 'sample' | 'suspect' | 'problem' | 'duplicate' | 'character';

export const contextMenus: Readonly<Record<MenuPlace, readonly (readonly CommandId[])[]>> = {
  sample: [
    ['loupe.toggle', 'edit.tags', 'edit.prose'],
    ['tags.copy', 'tags.paste'],
    ['mark.reviewed', 'mark.needsWork', 'mark.excluded', 'mark.none', 'mark.note'],
    ['bulk.rename', 'bulk.add', 'bulk.remove', 'bulk.repeat', 'captions.begin'],
    ['sample.copyPath', 'sample.reveal'],
    ['aside.put', 'aside.trash'],
  ],
  suspect: [
    ['mislabels.relabel', 'mislabels.keep'],
    ['mislabels.choose', 'mislabels.choosePair', 'mislabels.swap'],
    ['mislabels.open', 'mislabels.show'],
  ],
  problem: [
    ['problems.fixOne', 'problems.fix'],
    ['problems.show', 'problems.switch'],
  ],
  duplicate: [
    ['duplicates.keep', 'duplicates.trash'],
    ['duplicates.merge', 'duplicates.prose'],
    ['duplicates.compare', 'duplicates.apart'],
    ['duplicates.show', 'aside.show'],
  ],
  character: [['roster.samples', 'roster.detail'], ['roster.rename'], ['roster.paste', 'roster.filter']],
};
