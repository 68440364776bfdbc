/** Keys that no command can be given, each with the reason, for the settings. */
import type { CommandId } from './commands.ts';
import { commandOf } from './commands.ts';
import { overlaps } from './context.ts';

const keepers: readonly (readonly [RegExp, string])[] = [
  [/^(Shift\+)?Tab$|^Escape$/, 'Tab goes from field to field, and Esc closes.'],
  [
    /^Mod\+(Shift\+)?[NTWQRL]$|^Mod\+[DJP]$|^Mod\+Shift\+[IJ]$|^(Mod|Ctrl)\+(Shift\+)?Tab$/,
    'The browser or the window uses it.',
  ],
  [/^Mod\+(=|\+|-|0)$|^Mod\+Shift\+(=|\+|-)$/, 'It makes the text of the window larger or smaller.'],
  [/^(F10|F11|F12|Alt\+F4|Alt\+ArrowLeft|Alt\+ArrowRight|Mod\+[XM])$/, 'The system or the window uses it.'],
  [/(^|\+)(Fn|Process|Unidentified)$/, 'It is not a key by itself.'],
];

/** The sheet and the full view move and select by these, before any command. */
const movesAndSelects =
  /^(Mod\+)?(Shift\+)?(Arrow(Up|Down|Left|Right)|Home|End|PageUp|PageDown|Space)$|^Enter$/;

/** Why the key cannot be given to this command; null where it can. */
export const keptFor = (id: CommandId, chord: string): string | null => {
  const { when, keys } = commandOf(id);
  if (keys.some((key) => key === chord)) return null;
  const found = keepers.find(([pattern]) => pattern.test(chord));
  if (found !== undefined) return found[1];
  return movesAndSelects.test(chord) && overlaps(when, 'samples')
    ? 'The sheet moves, selects and opens with it.'
    : null;
};
