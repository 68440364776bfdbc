/** Where the window was when it was last closed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const rectangle = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const saved = rectangle.extend({ maximized: z.boolean() });
export type Rectangle = z.infer<typeof rectangle>;
export type WindowBounds = z.infer<typeof saved>;

/** @returns null when there are none, or none that can be read */
export const loadBounds = (file: string): WindowBounds | null => {
  try {
    return saved.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
};

/** Bounds that cannot be written are not worth an error. */
export const saveBounds = (file: string, bounds: WindowBounds): void => {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(bounds));
  } catch {
    return;
  }
};

/** How much of the window must be on a screen, in pixels each way, so that it can be moved. */
const graspable = 80;

/**
 * The bounds if enough of them is on one of the current screens; otherwise null.
 * @param screens the usable areas of all screens
 */
export const onScreen = (bounds: Rectangle, screens: readonly Rectangle[]): Rectangle | null => {
  const seen = screens.some((screen) => {
    const across = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
    const down = Math.min(bounds.y + bounds.height, screen.y + screen.height) - Math.max(bounds.y, screen.y);
    return across >= graspable && down >= graspable;
  });
  return seen ? bounds : null;
};
