/** Whether two tags stand together in a caption. */

/** Whether both lists have a sample in common. @param a ascending ids, as `b` */
export const meet = (a: Uint32Array, b: Uint32Array): boolean => {
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const one = a[i] ?? 0;
    const other = b[j] ?? 0;
    if (one === other) return true;
    if (one < other) i += 1;
    else j += 1;
  }
  return false;
};
