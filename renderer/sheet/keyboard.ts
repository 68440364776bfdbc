/** The meaning of a key in the sheet. Pure. */
import type { Direction } from './lines.ts';
import type { Reach } from '../state/viewTypes.ts';

export type Move = Direction | 'first' | 'last' | 'pageUp' | 'pageDown';

export type SheetKey =
  | { readonly kind: 'move'; readonly move: Move; readonly reach: Reach }
  | { readonly kind: 'turn'; readonly reach: Reach }
  | { readonly kind: 'none' };

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const moves: Readonly<Record<string, Move>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
};

/** How the held keys change what a click or a move does to the selection. */
export const reachOf = (
  held: Pick<Pressed, 'shiftKey' | 'ctrlKey' | 'metaKey'>,
  alone: 'toggle' | 'focus',
): Reach => {
  const mod = held.ctrlKey || held.metaKey;
  if (held.shiftKey) return mod ? 'add' : 'extend';
  return mod ? alone : 'only';
};

/**
 * @param columns samples a line: left and right have no meaning where there is one
 * @returns null for a key that the sheet does not use
 */
export const sheetKey = (pressed: Pressed, columns: number): SheetKey | null => {
  if (pressed.altKey) return null;
  const move = moves[pressed.key];
  if (move !== undefined) {
    if (columns === 1 && (move === 'left' || move === 'right')) return null;
    return { kind: 'move', move, reach: reachOf(pressed, 'focus') };
  }
  if (pressed.key === ' ') return { kind: 'turn', reach: pressed.shiftKey ? 'extend' : 'toggle' };
  return pressed.key === 'Escape' ? { kind: 'none' } : null;
};
