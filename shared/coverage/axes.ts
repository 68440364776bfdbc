/** The axes of coverage, in the order of the map. */
import type { Axis } from './axis.ts';
import { background } from './axes/background.ts';
import { expression } from './axes/expression.ts';
import { framing } from './axes/framing.ts';
import { people } from './axes/people.ts';
import { view } from './axes/view.ts';

export const axes: readonly Axis[] = [framing, view, people, expression, background];

/** As settings name a value. */
export const floorKey = (axis: Axis, value: number): string =>
  `${axis.name}.${axis.values[value]?.name ?? ''}`;
