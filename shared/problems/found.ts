/** One problem that was found, and the sentence that a person reads. */
import { kindRow, type ProblemKind } from './kinds.ts';
import type { FoundIn } from './problemKind.ts';

export interface Found extends FoundIn {
  readonly kind: ProblemKind;
}

/** The sentence for a person. */
export const messageOf = (found: Found): string => kindRow(found.kind).message(found);
