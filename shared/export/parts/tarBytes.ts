/** How large tar archives become, as the engine writes them. */

const block = 512;

/** Bytes that an entry takes in an archive; more for a name that a plain header cannot hold. */
export const tarEntryBytes = (name: string, size: number): number => {
  const plain = name.length <= 100 && /^[\x20-\x7E]*$/.test(name);
  return block + Math.ceil(size / block) * block + (plain ? 0 : 2 * block);
};

/** Of the two empty blocks at the end. */
export const tarEndBytes = 2 * block;
