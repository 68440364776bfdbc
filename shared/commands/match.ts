/** Which command a key means, where one is. */
import { commandRows, type CommandRow } from './commands.ts';
import { holds, type Situation } from './context.ts';
import { accelerator } from './keys.ts';

/** Whether a command can be used now: its context holds, and the host has what it needs. */
export const isAvailable = (row: CommandRow, situation: Situation): boolean =>
  holds(row.when, situation) && (row.desktop !== true || situation.desktop);

/**
 * @param chord what was pressed, in the notation of `keys.ts`
 * @param typing a text field has the focus: only commands made for it are found
 */
export const commandFor = (chord: string, situation: Situation, typing: boolean): CommandRow | null => {
  if (typing && accelerator(chord) === null) return null;
  return (
    commandRows.find(
      (row) => row.keys.includes(chord) && isAvailable(row, situation) && (!typing || row.inText === true),
    ) ?? null
  );
};
