/** The menu of the sheet: of the tag under the pointer, where there is one, and of the sample. */
import { useState, type MouseEvent, type ReactElement } from 'react';
import type { TagCategory } from '../../shared/api/caption.ts';
import { removeTagAndSay } from '../commands/addTags.ts';
import { useTagActions } from '../commands/useTagActions.ts';
import { CommandMenu } from '../parts/CommandMenu.tsx';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { editSubject } from '../state/editSubject.ts';
import { ContextMenuItem, ContextMenuSeparator } from '../ui/overlays/ContextMenu.tsx';

export interface MenuTag {
  readonly text: string;
  readonly category: TagCategory;
}

const TagItems = ({ tag }: { readonly tag: MenuTag }) => {
  const store = useAppStore();
  const { ask, rename, remove } = useTagActions();
  const several = useApp((state) => editSubject(state) === 'selection');
  const where = several ? 'selection' : 'everything';
  const actions = [
    ask(tag.text, tag.category),
    {
      label: several ? 'Remove it from the selection' : 'Remove it from this sample',
      run: () => void removeTagAndSay(store, tag.text),
    },
    rename(tag.text, where),
    remove(tag.text, where),
  ];
  return (
    <>
      {actions.map(({ label, run }) => (
        <ContextMenuItem key={label} onSelect={run}>
          {label}
        </ContextMenuItem>
      ))}
      <ContextMenuSeparator />
    </>
  );
};

/** @param children draws the sheet, with what it has to do before its menu opens: the tag that was meant */
export const SheetMenu = ({
  children,
}: {
  readonly children: (onTag: (tag: MenuTag | null) => void) => ReactElement;
}) => {
  const [tag, setTag] = useState<MenuTag | null>(null);
  return (
    <CommandMenu place="sample" trigger={children(setTag)} more={tag !== null && <TagItems tag={tag} />} />
  );
};

/** The tag under the pointer: chips of rows that are not edited say theirs. */
export const tagUnder = ({ target }: MouseEvent): MenuTag | null => {
  const chip = target instanceof Element ? target.closest<HTMLElement>('[data-tag]') : null;
  const text = chip?.dataset['tag'];
  if (text === undefined) return null;
  return { text, category: (chip?.dataset['category'] ?? 'general') as TagCategory };
};
