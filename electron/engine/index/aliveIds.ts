/** The samples that there are. */
import { flag, type Columns } from './columns.ts';

/** Their ids, ascending. */
export const aliveIds = ({ flags, slots }: Pick<Columns, 'flags' | 'slots'>): readonly number[] => {
  const ids: number[] = [];
  for (let id = 1; id < slots; id += 1) if (((flags[id] ?? 0) & flag.alive) !== 0) ids.push(id);
  return ids;
};
