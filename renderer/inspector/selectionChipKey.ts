/** The meaning of a key on a chip of a selection. Pure: see `SelectionTags`. */

export type SelectionChipKey =
  /** The focus goes to another chip: from the present one, and the last. */
  | { readonly does: 'go'; readonly to: (at: number, last: number) => number }
  | { readonly does: 'add' | 'remove' | 'leave' }
  | { readonly does: 'type'; readonly letter: string };

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const plain: Readonly<Record<string, SelectionChipKey>> = {
  ArrowLeft: { does: 'go', to: (at) => Math.max(0, at - 1) },
  ArrowRight: { does: 'go', to: (at, last) => Math.min(last, at + 1) },
  Home: { does: 'go', to: () => 0 },
  End: { does: 'go', to: (_, last) => last },
  '+': { does: 'add' },
  '=': { does: 'add' },
  Insert: { does: 'add' },
  Delete: { does: 'remove' },
  Backspace: { does: 'remove' },
  Escape: { does: 'leave' },
};

const letterOrDigit = /^[\p{L}\p{N}]$/u;

/** @returns null for a key that chips do not use */
export const selectionChipKey = ({ key, ctrlKey, metaKey, altKey }: Pressed): SelectionChipKey | null => {
  if (ctrlKey || metaKey || altKey) return null;
  return plain[key] ?? (letterOrDigit.test(key) ? { does: 'type', letter: key } : null);
};
