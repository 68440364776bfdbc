/** Names of files. */

/** A name without its extension: what an image shares with its captions. */
export const stemOf = (name: string): string => {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? name : name.slice(0, dot);
};
