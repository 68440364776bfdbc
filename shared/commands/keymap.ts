/**
 * Which keys a command has now: the table's own, but for those that the user has changed in the settings. A key that the
 * user gave to one command is taken from every other that can be used at the same time, without a word about it in the
 * settings: so that a reset gives it back. Tag keys alone share theirs with other commands: they come first while they
 * have a tag.
 */
import { commandRows, commandOf, isCommandId, type CommandId, type CommandRow } from './commands.ts';
import { overlaps } from './context.ts';

/** Keys by the id of a command, in place of the table's; an empty list: none. As the settings keep them. */
export type KeyChanges = Readonly<Record<string, readonly string[]>>;

/** The same, as the settings take it. */
type StoredKeys = Record<string, string[]>;

export interface Keymap {
  /** All commands in the order of the table, with the keys that they have now. */
  readonly rows: readonly CommandRow[];
  rowOf(id: CommandId): CommandRow;
  /** The commands that have this key: first tag keys, then what the user chose, then the table's order. */
  rowsWith(chord: string): readonly CommandRow[];
}

const hasByItself = ({ id }: CommandRow, key: string): boolean =>
  commandOf(id).keys.some((own) => own === key);

/** Whether a command that is given a key takes it from another. */
const takes = (one: CommandRow, other: CommandRow, key: string): boolean =>
  overlaps(one.when, other.when) &&
  (one.slot === undefined || other.slot !== undefined) &&
  // What the table lets them share they share.
  !(hasByItself(one, key) && hasByItself(other, key));

const isChanged = (changes: KeyChanges, id: string): boolean => Object.hasOwn(changes, id);

const made = (changes: KeyChanges): Keymap => {
  const changed = commandRows.flatMap((row) =>
    isChanged(changes, row.id) ? [{ ...row, keys: changes[row.id] ?? [] }] : [],
  );
  const isTaken = (row: CommandRow, key: string): boolean =>
    changed.some((other) => other.keys.includes(key) && takes(other, row, key));
  const now = new Map<CommandId, CommandRow>(changed.map((row) => [row.id, row]));
  const rowNow = (row: CommandRow): CommandRow => {
    const keys = row.keys.filter((key) => !isTaken(row, key));
    return now.get(row.id) ?? (keys.length === row.keys.length ? row : { ...row, keys });
  };
  const rows = commandRows.map(rowNow);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byKey = new Map<string, CommandRow[]>();
  const first = rows.filter(({ slot }) => slot !== undefined);
  const last = rows.filter(({ id, slot }) => slot === undefined && !now.has(id));
  for (const row of [...first, ...changed.filter(({ slot }) => slot === undefined), ...last]) {
    for (const key of row.keys) byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  return {
    rows,
    rowOf: (id) => byId.get(id) ?? commandOf(id),
    rowsWith: (chord) => byKey.get(chord) ?? [],
  };
};

const known = new WeakMap<KeyChanges, Keymap>();

/** The same for the same object: settings are replaced, never changed. */
export const keymapOf = (changes: KeyChanges): Keymap => {
  const found = known.get(changes) ?? made(changes);
  known.set(changes, found);
  return found;
};

/** As the table has it. */
export const plainKeymap: Keymap = keymapOf({});

const sameKeys = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((key, at) => key === other[at]);

/** A command's keys; nothing is kept of it where they are the table's. Others that the user changed lose them. */
export const withKeys = (changes: KeyChanges, id: CommandId, keys: readonly string[]): StoredKeys => {
  const row = commandOf(id);
  const next = Object.entries({ ...changes, [id]: keys }).map(([other, had]): [string, string[]] => {
    if (other === id || !isCommandId(other)) return [other, [...had]];
    const loser = commandOf(other);
    return [other, had.filter((key) => !(keys.includes(key) && takes(row, loser, key)))];
  });
  return Object.fromEntries(
    next.filter(([other, has]) => !isCommandId(other) || !sameKeys(has, commandOf(other).keys)),
  );
};

export const withKey = (changes: KeyChanges, id: CommandId, key: string): StoredKeys => {
  const { keys } = keymapOf(changes).rowOf(id);
  return withKeys(changes, id, [...keys.filter((other) => other !== key), key]);
};

export const withoutKey = (changes: KeyChanges, id: CommandId, key: string): StoredKeys =>
  withKeys(
    changes,
    id,
    keymapOf(changes)
      .rowOf(id)
      .keys.filter((other) => other !== key),
  );

/** The table's keys again, also where another command has been given one of them. */
export const withReset = (changes: KeyChanges, id: CommandId): StoredKeys =>
  withKeys(changes, id, commandOf(id).keys);

/** Whether a command has other keys than the table gives it, by itself or because another took one. */
export const hasOtherKeys = (keymap: Keymap, id: CommandId): boolean =>
  !sameKeys(keymap.rowOf(id).keys, commandOf(id).keys);

/**
 * Commands that can be used at the same time as this one, and have the key. A tag key takes no key from the others, but
 * comes before them.
 */
export const takenBy = (keymap: Keymap, id: CommandId, key: string): readonly CommandRow[] => {
  const { when } = commandOf(id);
  return keymap.rowsWith(key).filter((row) => row.id !== id && overlaps(row.when, when));
};

/**
 * The key of a command that hints show: one that no tag key has now, where there is one.
 * @param tagKeys those that have a tag
 */
export const shownKey = (
  keymap: Keymap,
  row: CommandRow,
  tagKeys: ReadonlySet<number>,
): string | undefined => {
  const isFree = (key: string): boolean =>
    keymap
      .rowsWith(key)
      .every(
        ({ id, slot, when }) =>
          slot === undefined || id === row.id || !tagKeys.has(slot) || !overlaps(when, row.when),
      );
  return row.keys.find(isFree) ?? row.keys[0];
};
