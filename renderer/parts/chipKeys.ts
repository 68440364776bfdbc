/** The meaning of a key on a chip of the tag editor. Pure: see `TagsEditor`. */

export type ChipKey =
  /** The focus moves to another chip. */
  | { readonly does: 'go'; readonly to: 'previous' | 'next' | 'first' | 'last' }
  /** The tag itself moves, and the focus with it. */
  | { readonly does: 'shift'; readonly by: 1 | -1 }
  | { readonly does: 'retype' }
  /** The focus then goes to the chip in its place, or to the one before. */
  | { readonly does: 'remove'; readonly focus: 'next' | 'previous' }
  | { readonly does: 'leave' }
  | { readonly does: 'copy' }
  /** The browser's paste event follows the key and does it. */
  | { readonly does: 'paste' }
  /** A new tag behind the chip begins with this letter. */
  | { readonly does: 'type'; readonly letter: string };

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const plain: Readonly<Record<string, ChipKey>> = {
  ArrowLeft: { does: 'go', to: 'previous' },
  ArrowRight: { does: 'go', to: 'next' },
  Home: { does: 'go', to: 'first' },
  End: { does: 'go', to: 'last' },
  Enter: { does: 'retype' },
  F2: { does: 'retype' },
  Delete: { does: 'remove', focus: 'next' },
  Backspace: { does: 'remove', focus: 'previous' },
  Escape: { does: 'leave' },
};

/** @returns null for a key that chips do not use */
export const chipKey = ({ key, ctrlKey, metaKey, altKey }: Pressed): ChipKey | null => {
  if (altKey && key === 'ArrowLeft') return { does: 'shift', by: -1 };
  if (altKey && key === 'ArrowRight') return { does: 'shift', by: 1 };
  const known = plain[key];
  if (known !== undefined) return known;
  if (ctrlKey || metaKey) {
    const letter = key.toLowerCase();
    return letter === 'c' ? { does: 'copy' } : letter === 'v' ? { does: 'paste' } : null;
  }
  return key.length === 1 && key !== ' ' && !altKey ? { does: 'type', letter: key } : null;
};
