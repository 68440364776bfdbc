/** The part of a keyboard event that a chord is made of. */
import type { Pressed } from '../../shared/commands/keys.ts';

export const pressedOf = (event: KeyboardEvent): Pressed => ({
  key: event.key,
  code: event.code,
  ctrlKey: event.ctrlKey,
  metaKey: event.metaKey,
  altKey: event.altKey,
  shiftKey: event.shiftKey,
  altGraph: event.getModifierState('AltGraph'),
});
