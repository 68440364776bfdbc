/** Ranges of positions in a view: `[from, to)`. */

export type Range = [from: number, to: number];

/**
 * Where samples are in a list, as ascending ranges.
 * @param ids the list
 * @param wanted samples, in any order; those that are not in the list are left out
 * @param slots more than the greatest id
 */
export const positionRanges = (ids: Int32Array, wanted: readonly number[], slots: number): Range[] => {
  if (wanted.length === 0) return [];
  const isWanted = new Uint8Array(slots);
  for (const id of wanted) isWanted[id] = 1;
  const ranges: Range[] = [];
  for (let position = 0; position < ids.length; position++) {
    if (isWanted[ids[position] ?? 0] !== 1) continue;
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === position) last[1] = position + 1;
    else ranges.push([position, position + 1]);
  }
  return ranges;
};
