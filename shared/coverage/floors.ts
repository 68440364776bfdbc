/** How many images there must be, of a character and of an outfit. Pure. */
import { axes, floorKey } from './axes.ts';

/** By the names of values; what is not named has its descriptor's. */
export type Floors = Readonly<Record<string, number>>;

/** An outfit is seen in a part of its character's images: it needs half as many, on the axes that show what is worn. */
export const outfitFloor = (floor: number): number => Math.ceil(floor / 2);

/** Of every value, axis by axis. @param of what the row is about */
export const floorsOf = (own: Floors, of: 'character' | 'outfit'): readonly (readonly number[])[] =>
  axes.map((axis) =>
    axis.values.map((value, at) => {
      const floor = own[floorKey(axis, at)] ?? value.floor;
      if (of === 'character') return floor;
      return axis.ofOutfits === true ? outfitFloor(floor) : 0;
    }),
  );
