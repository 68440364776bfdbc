/** A filter of proposals as a condition of SQL. */
import type { ProposalFilter } from '../../../../shared/api/proposals.ts';

export interface Where {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** How a list stands in one column: each between line breaks. */
export const packedList = (list: readonly string[]): string =>
  list.length === 0 ? '' : `\n${list.join('\n')}\n`;

export const unpackedList = (packed: string): readonly string[] =>
  packed === '' ? [] : packed.slice(1, -1).split('\n');

export const whereOf = ({ id, run, caption, state, mark, character }: ProposalFilter): Where => {
  const parts: string[] = [];
  const values: (string | number)[] = [];
  const add = (sql: string, ...given: readonly (string | number)[]): void => {
    parts.push(sql);
    values.push(...given);
  };
  if (id !== undefined) add('id = ?', id);
  if (run !== undefined) add('run = ?', run);
  if (caption !== undefined) add('run IN (SELECT id FROM run WHERE caption = ?)', caption);
  if (state !== undefined) add('shown = ?', state);
  if (mark === 'none') add("markKinds = ''");
  else if (mark === 'any') add("markKinds <> ''");
  else if (mark !== undefined) add('instr(markKinds, ?) > 0', packedList([mark]));
  if (character !== undefined) add('instr(characters, ?) > 0', packedList([character]));
  return { sql: parts.length === 0 ? '1' : parts.join(' AND '), values };
};
