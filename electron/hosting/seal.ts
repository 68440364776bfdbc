/**
 * What a package was built with, file by file, and whether that is still what is there: an interrupted update, a
 * damaged disk or a virus scanner that took a file away is told as such, and not as an engine that ends for no reason.
 */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * SHA-256 of each file, by its path below the folder, with `/`. Null: it only has to be there, since signing the package
 * changes it, and its own signature stands for it.
 */
export type Seal = Readonly<Record<string, string | null>>;

/** In bytes: large enough that most of the time goes into hashing. */
const chunk = 1 << 20;

/** Files that are hashed at once: reading and hashing overlap. */
const lanes = 4;

const hashOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(file, { highWaterMark: chunk })) hash.update(bytes as Buffer);
  return hash.digest('hex');
};

/** The files below `folder`, with `/`, in order; links are files. Older Electrons cannot list all folders at once. */
export const filesBelow = (folder: string, above = ''): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = above + entry.name;
      return entry.isDirectory() ? filesBelow(join(folder, entry.name), `${path}/`) : [path];
    })
    .toSorted();

/** @returns hashes in the order of `files`; null for one that cannot be read */
const hashesOf = async (folder: string, files: readonly string[]): Promise<readonly (string | null)[]> => {
  const hashes: (string | null)[] = files.map(() => null);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < files.length; at = next++) {
      hashes[at] = await hashOf(join(folder, files[at] ?? '')).catch(() => null);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return hashes;
};

/** @param isSigned whether signing will change a file @throws Error when a file cannot be read */
export const sealOf = async (folder: string, isSigned: (file: string) => boolean): Promise<Seal> => {
  const files = filesBelow(folder);
  const hashes = await hashesOf(folder, files);
  return Object.fromEntries(
    files.map((file, at) => {
      const hash = hashes[at] ?? null;
      if (hash === null) throw new Error(`${join(folder, file)} cannot be read.`);
      return [file, isSigned(join(folder, file)) ? null : hash];
    }),
  );
};

/** @returns the files that are missing, changed, or not of the package; none where all is as it was built */
export const brokenFiles = async (folder: string, seal: Seal): Promise<readonly string[]> => {
  const found = filesBelow(folder);
  const added = found.filter((file) => !(file in seal));
  const missing = Object.keys(seal).filter((file) => !found.includes(file));
  const hashed = found.filter((file) => typeof seal[file] === 'string');
  const hashes = await hashesOf(folder, hashed);
  return [...missing, ...hashed.filter((file, at) => hashes[at] !== seal[file]), ...added];
};
