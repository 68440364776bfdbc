/** Commands of the native menu that mean the text, where a text field has the focus. */
import type { CommandId } from '../../shared/commands/commands.ts';

/** The browser's own names; there is no other way to undo typing from outside of the keyboard. */
const ofText: Partial<Readonly<Record<CommandId, string>>> = {
  'edit.undo': 'undo',
  'edit.redo': 'redo',
  'select.all': 'selectAll',
};

/** @returns whether the command was one of a text field's own, and is done */
export const editText = (id: CommandId): boolean => {
  const name = ofText[id];
  if (name === undefined) return false;
  // oxlint-disable-next-line typescript/no-deprecated
  document.execCommand(name);
  return true;
};
