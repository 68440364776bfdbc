/** What the native menus show of the page: a pure function of where the user is. */
import { z } from 'zod';
import { commandRows, type CommandId, type CommandRow } from './commands.ts';
import type { Situation } from './context.ts';
import { whyNot } from './whyNot.ts';

export const nativeMenuState = z.object({
  /** Keys that the user has changed (see `keymap.ts`). */
  keys: z.record(z.string(), z.array(z.string())),
  /** Commands that cannot be used now. */
  unavailable: z.array(z.string()),
  /** Commands with a check mark. */
  checked: z.array(z.string()),
  theme: z.enum(['system', 'light', 'dark']),
});
export type NativeMenuState = z.infer<typeof nativeMenuState>;

/** Commands that work while a dialog is open: those that open and close dialogs. */
const throughDialogs: ReadonlySet<CommandId> = new Set<CommandId>([
  'palette.open',
  'help.open',
  'settings.open',
  'keys.open',
  'keys.print',
]);

/** Whether a command goes on while a dialog is in front. */
export const worksInDialog = (id: CommandId): boolean => throughDialogs.has(id);

/** Where the user is, as far as menus depend on it beyond the situation of commands. */
export interface MenuSituation extends Situation {
  /** A dialog is in front. */
  readonly dialog: boolean;
  /** A text field has the focus: undo, redo and *Select all* are its own. */
  readonly typing: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

const ofText: ReadonlySet<CommandId> = new Set<CommandId>(['edit.undo', 'edit.redo', 'select.all']);

const canUse = (row: CommandRow, now: MenuSituation): boolean => {
  if (now.typing && ofText.has(row.id)) return true;
  if (now.dialog && !worksInDialog(row.id)) return false;
  if (row.id === 'edit.undo' && !now.canUndo) return false;
  if (row.id === 'edit.redo' && !now.canRedo) return false;
  return whyNot(row, now) === null;
};

/** Commands that the menus show as disabled. */
export const unavailableNow = (now: MenuSituation): readonly CommandId[] =>
  commandRows.filter((row) => !canUse(row, now)).map(({ id }) => id);
