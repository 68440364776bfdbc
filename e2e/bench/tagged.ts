/** A corpus whose captions all have one tag, in two equal trees: one for the engine, one for the system's tools. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Plain words that occur nowhere else in the corpus, so that `sed` may replace them blindly. */
export const oldTag = 'rimlit';
export const newTag = 'moonlit stage';

const image = /\.(png|jpg|webp|avif|gif)$/;

/** Makes the tag the second one, or makes the caption where there is none. */
const withTag = (caption: string): string => {
  const comma = caption.indexOf(', ');
  if (comma < 0) return caption === '' ? oldTag : `${caption}, ${oldTag}`;
  return `${caption.slice(0, comma)}, ${oldTag}${caption.slice(comma)}`;
};

const tagAll = (root: string): void => {
  for (const { parentPath, name } of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!image.test(name)) continue;
    const file = join(parentPath, name.replace(image, '.txt'));
    writeFileSync(file, withTag(existsSync(file) ? readFileSync(file, 'utf8') : ''));
  }
};

const execute = promisify(execFile);

/** Asynchronous: a blocked process does not notice that its idle connections are being closed. */
const shell = async (command: string, ...words: readonly string[]): Promise<string> =>
  (await execute('sh', ['-c', command, 'sh', ...words])).stdout;

export interface Trees {
  readonly engine: string;
  readonly sed: string;
}

/** Copies the corpus twice into `dir`, which is emptied. */
export const makeTrees = async (corpus: string, dir: string): Promise<Trees> => {
  const trees = { engine: join(dir, 'engine'), sed: join(dir, 'sed') };
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  await shell('cp -r "$1" "$2"', corpus, trees.engine);
  tagAll(trees.engine);
  await shell('cp -r "$1" "$2"', trees.engine, trees.sed);
  return trees;
};

/** How many files have a text, as `grep` counts them. */
export const filesWith = async (text: string, root: string): Promise<number> =>
  Number(await shell('grep -rlF -- "$1" "$2" | wc -l', text, root));

/** @throws Error naming the first differences */
export const expectAlike = async ({ engine, sed }: Trees): Promise<void> => {
  const differences = await shell('diff -rq "$1" "$2" | head -5', engine, sed);
  if (differences !== '') throw new Error(`The trees differ:\n${differences}`);
};

/** One number for the names and the bytes of all files. */
export const fingerprint = async (root: string): Promise<string> => {
  const files = 'cd "$1" && find . -type f -print0 | LC_ALL=C sort -z';
  return (await shell(`${files} | xargs -0 sha1sum | sha1sum | cut -c-40`, root)).trim();
};
