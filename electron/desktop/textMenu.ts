/** The menu of text fields and selected text, as every browser has one; Electron has none of its own. */
import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';

type Asked = Pick<ContextMenuParams, 'isEditable' | 'editFlags' | 'selectionText'>;

/** @returns empty where there is no text to do anything with */
export const textMenuTemplate = ({
  isEditable,
  editFlags,
  selectionText,
}: Asked): readonly MenuItemConstructorOptions[] => {
  const copy: MenuItemConstructorOptions = { role: 'copy', enabled: editFlags.canCopy };
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    { role: 'undo', enabled: editFlags.canUndo },
    { role: 'redo', enabled: editFlags.canRedo },
    { type: 'separator' },
    { role: 'cut', enabled: editFlags.canCut },
    copy,
    { role: 'paste', enabled: editFlags.canPaste },
    { role: 'delete', enabled: editFlags.canDelete },
    { type: 'separator' },
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
};
