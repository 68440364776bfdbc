/** The thirty characters of the sample. */
import { boys } from './boys.ts';
import type { Character } from './character.ts';
import { girls } from './girls.ts';

export const characters: readonly Character[] = [...girls, ...boys];
