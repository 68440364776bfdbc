/** Which command a key means, and why it means none where it would mean one in another situation. */
import type { CommandRow } from './commands.ts';
import { holds, type Situation, type When } from './context.ts';
import { plainKeymap, type Keymap } from './keymap.ts';
import { accelerator } from './keys.ts';

/** Whether a command can be used now: its context holds, and the host has what it needs. */
export const isAvailable = (row: CommandRow, situation: Situation): boolean =>
  holds(row.when, situation) &&
  (row.desktop !== true || situation.desktop) &&
  (row.slot === undefined || situation.tagKeys?.has(row.slot) === true);

/** A tag key that has a tag, where samples are in front and none is selected. */
const isWaiting = (row: CommandRow, situation: Situation): boolean =>
  row.slot !== undefined &&
  situation.tagKeys?.has(row.slot) === true &&
  situation.dataset &&
  (situation.loupe || situation.page === 'sheet');

/**
 * @param chord the pressed keys, in the notation of `keys.ts`
 * @param typing a text field has the focus: only commands made for it are found
 */
export const commandFor = (
  chord: string,
  situation: Situation,
  typing: boolean,
  keymap: Keymap = plainKeymap,
): CommandRow | null => {
  if (typing && accelerator(chord) === null) return null;
  for (const row of keymap.rowsWith(chord)) {
    if (isAvailable(row, situation) && (!typing || row.inText === true)) return row;
    // It must not go to another page instead: the tag's key was meant.
    if (isWaiting(row, situation)) return null;
  }
  return null;
};

const needs: ReadonlySet<When> = new Set(['sample', 'image', 'selection', 'target']);

const needsSample = ({ when }: CommandRow): boolean => needs.has(when);

/** The message for a command that needs a sample where there is none; null where that is not the reason. */
export const refusalOf = (row: CommandRow, situation: Situation): string | null => {
  if (!needsSample(row) || !situation.dataset || isAvailable(row, situation)) return null;
  if (!isAvailable(row, { ...situation, page: 'sheet', sample: true, selection: true })) return null;
  return situation.loupe || situation.page === 'sheet'
    ? 'Select a sample first.'
    : 'Go to Samples and select a sample first.';
};

/**
 * The command that a key would mean if a sample were selected. For a chord that `commandFor` finds nothing
 * for. On another page only a bare letter counts: there Ctrl+C and Enter belong to the focused element.
 */
export const refusedFor = (
  chord: string,
  situation: Situation,
  keymap: Keymap = plainKeymap,
): CommandRow | null => {
  const onSheet = situation.loupe || situation.page === 'sheet';
  if (!onSheet && !/^[A-Z]$/.test(chord)) return null;
  return keymap.rowsWith(chord).find((row) => refusalOf(row, situation) !== null) ?? null;
};
