/** Where the window was when it was last moved, for each set of screens: a laptop has other places at its desk. */
import { z } from 'zod';
import { readKept, writeKept } from './keptJson.ts';

const rectangle = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const bounds = rectangle.extend({ maximized: z.boolean() });
export type Rectangle = z.infer<typeof rectangle>;
export type WindowBounds = z.infer<typeof bounds>;

/** By the set of screens, the one that was used last at the end. */
const saved = z.object({ places: z.array(z.object({ screens: z.string(), bounds })) });

/** Sets of screens that are remembered. */
const kept = 12;

/** A name for these screens. @param screens the usable areas of all */
const nameOf = (screens: readonly Rectangle[]): string =>
  screens
    .map(({ x, y, width, height }) => [x, y, width, height].join(','))
    .toSorted()
    .join(' ');

/** With these screens, else wherever it was last. @returns null when there are none, or none that can be read */
export const loadBounds = (file: string, screens: readonly Rectangle[]): WindowBounds | null => {
  const places = readKept(file, saved)?.places ?? [];
  const name = nameOf(screens);
  return (places.find((place) => place.screens === name) ?? places.at(-1))?.bounds ?? null;
};

export const saveBounds = (file: string, screens: readonly Rectangle[], now: WindowBounds): void => {
  const name = nameOf(screens);
  const others = (readKept(file, saved)?.places ?? []).filter((place) => place.screens !== name);
  const places = [...others, { screens: name, bounds: now }].slice(-kept);
  writeKept(file, { places } satisfies z.infer<typeof saved>);
};

/** How much of the window must be on a screen, in pixels each way, so that it can be moved. */
const graspable = 80;
/** Pixels by which a window may stand above its screen: invisible frames do. */
const frame = 8;

/**
 * The bounds if the strip with its title is on one of the current screens, far enough to be grasped; otherwise null.
 * @param screens the usable areas of all screens
 */
export const onScreen = (place: Rectangle, screens: readonly Rectangle[]): Rectangle | null => {
  const seen = screens.some((screen) => {
    const across = Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x);
    const titleIn = place.y >= screen.y - frame && place.y + graspable <= screen.y + screen.height;
    return across >= graspable && titleIn;
  });
  return seen ? place : null;
};
