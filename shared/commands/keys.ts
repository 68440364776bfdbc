/**
 * Keys in one portable notation: modifiers in the order `Mod+Ctrl+Alt+Shift+`, then the key. `Mod` is Command on a Mac and
 * Control elsewhere. Letters are written large (`B` is the key without Shift); a character that needs Shift on some
 * keyboards is written as the character (`?`, never `Shift+/`); other keys have their DOM names (`F5`, `ArrowLeft`), and the
 * space bar is `Space`.
 */

export type Platform = 'mac' | 'other';

/** The part of a keyboard event that matters here. */
export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** AltGr is down: it makes characters (`[` on many European keyboards), it is not a modifier. */
  readonly altGraph: boolean;
}

/** The letter on the key cap of a Latin keyboard, for layouts and Option keys that give another character. */
const latinLetter = (code: string): string | null => /^Key([A-Z])$/.exec(code)?.[1] ?? null;

/** The digit on the key cap, for Option and Alt keys that give another character. */
const latinDigit = (code: string): string | null => /^Digit(\d)$/.exec(code)?.[1] ?? null;

const nameOf = ({ key, code, altKey, altGraph }: Pressed): string => {
  if (key === ' ') return 'Space';
  if (key.length > 1) return key;
  const printableAscii = key >= '!' && key <= '~';
  if (!printableAscii || (altKey && !altGraph))
    return latinLetter(code) ?? (altKey ? latinDigit(code) : null) ?? key.toUpperCase();
  return key.toUpperCase();
};

/** The notation of the pressed keys. */
export const chordOf = (pressed: Pressed, platform: Platform): string => {
  const name = nameOf(pressed);
  const control = pressed.ctrlKey && !pressed.altGraph;
  const mac = platform === 'mac';
  const shiftCounts = name.length > 1 || /[A-Z]/.test(name);
  const modifiers = [
    (mac ? pressed.metaKey : control) && 'Mod',
    (mac ? control : pressed.metaKey) && (mac ? 'Ctrl' : 'Meta'),
    pressed.altKey && !pressed.altGraph && 'Alt',
    pressed.shiftKey && shiftCounts && 'Shift',
  ].filter((part) => part !== false);
  return [...modifiers, name].join('+');
};

/** Only a modifier is held down: the key to it is still to come. */
export const isModifierAlone = (chord: string): boolean =>
  /(^|\+)(Shift|Control|Alt|AltGraph|Meta|CapsLock|Dead)$/.test(chord);

const split = (chord: string): { readonly modifiers: readonly string[]; readonly key: string } => {
  const cut = chord.lastIndexOf('+', chord.length - 2);
  return cut < 0
    ? { modifiers: [], key: chord }
    : { modifiers: chord.slice(0, cut).split('+'), key: chord.slice(cut + 1) };
};

const macModifiers: Readonly<Record<string, string>> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };
const otherModifiers: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Ctrl: 'Ctrl',
  Alt: 'Alt',
  Shift: 'Shift',
};
const keyNames: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  '-': '−',
};

/** The labels on the keys, in the order and the style of the platform: `Ctrl+K`, `⌘K`. */
export const keyText = (chord: string, platform: Platform): string => {
  const { modifiers, key } = split(chord);
  const names = platform === 'mac' ? macModifiers : otherModifiers;
  const caps = [...modifiers.map((name) => names[name] ?? name), keyNames[key] ?? key];
  return caps.join(platform === 'mac' ? '' : '+');
};

const acceleratorKeys: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
};

/**
 * The chord as an Electron accelerator, or null where a native menu must not take the key: one without a
 * modifier is a letter in a text field, and only the page knows whether a text field has the focus.
 */
export const accelerator = (chord: string): string | null => {
  const { modifiers, key } = split(chord);
  const functionKey = /^F\d+$/.test(key);
  if (!functionKey && !modifiers.includes('Mod') && !modifiers.includes('Alt')) return null;
  const names = modifiers.map((name) => (name === 'Mod' ? 'CommandOrControl' : name));
  return [...names, acceleratorKeys[key] ?? key].join('+');
};
