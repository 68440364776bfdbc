/** What a mark of proposed tags is: its words and its rule. */
import type { ComparedTag } from '../contradictions.ts';
import type { MarkRow } from './markRow.ts';

/** What a tagger proposes, and what it is held against. */
export interface TagMarkContext {
  /** All that it has found. */
  readonly taken: readonly ComparedTag[];
  /** What the caption would get of it. */
  readonly added: readonly ComparedTag[];
  /** The tags of the caption. */
  readonly present: readonly ComparedTag[];
}

export interface TagMarkRow extends Omit<MarkRow, 'find'> {
  /** A sentence about these tags; null: the rule has nothing against them. */
  readonly find: (context: TagMarkContext) => string | null;
}
