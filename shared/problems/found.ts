/** One problem that was found, and its sentence. */
import { kindRow, type ProblemKind } from './kinds.ts';
import type { FoundIn } from './problemKind.ts';

export interface Found extends FoundIn {
  readonly kind: ProblemKind;
}

/** The sentence for the user. */
export const messageOf = (found: Found): string => kindRow(found.kind).message(found);
