/** Lists of numbers and sizes as they are typed: `1024, 1280x720`. */
import { commaParts } from '../ui/fields/commaParts.ts';

type Item = number | [number, number];

const numbers = (part: string): readonly number[] =>
  part.split(/[x×]/).map((side) => Number(side.trim() || NaN));

const isPositive = (value: number): boolean => Number.isFinite(value) && value > 0;

export const listText = (items: readonly (number | readonly number[])[]): string =>
  items.map((item) => (typeof item === 'number' ? String(item) : item.join('x'))).join(', ');

/** Items that are not numbers are left out: check first. */
export const parseList = (text: string): Item[] =>
  commaParts(text).flatMap((part): Item[] => {
    const [a = NaN, b, ...rest] = numbers(part);
    if (!isPositive(a) || rest.length > 0) return [];
    if (b === undefined) return [a];
    return isPositive(b) ? [[a, b]] : [];
  });

/** What is wrong with a list that must have from `least` to `most` items, or null. */
export const checkList =
  (least: number, most: number) =>
  (text: string): string | null => {
    const found = parseList(text).length;
    if (found < commaParts(text).length) return 'Numbers with commas between';
    return found < least || found > most ? `From ${least} to ${most} numbers` : null;
  };

type Sizes = [number, number, number][];

export const sizesText = (sizes: readonly (readonly [number, number, number])[]): string =>
  sizes.map(([width, height, frames]) => `${width}x${height}${frames === 1 ? '' : `x${frames}`}`).join(', ');

export const parseSizes = (text: string): Sizes =>
  commaParts(text).flatMap((part): Sizes => {
    const [width = NaN, height = NaN, frames = 1, ...rest] = numbers(part);
    const whole = [width, height, frames].every((side) => Number.isInteger(side) && side > 0);
    return whole && rest.length === 0 ? [[width, height, frames]] : [];
  });

export const checkSizes = (text: string): string | null =>
  parseSizes(text).length < commaParts(text).length ? 'Sizes like 832x1216, with commas between' : null;
