/** A corpus whose captions all hold one tag, in two trees that are alike: one for the engine, one for the system's tools. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Plain words that stand nowhere else in the corpus, so that `sed` may replace them blindly. */
export const oldTag = 'rimlit';
export const newTag = 'moonlit stage';

const picture = /\.(png|jpg|webp|avif|gif)$/;

/** Puts the tag second, or makes the caption that a picture has not got. */
const withTag = (caption: string): string => {
  const comma = caption.indexOf(', ');
  if (comma < 0) return caption === '' ? oldTag : `${caption}, ${oldTag}`;
  return `${caption.slice(0, comma)}, ${oldTag}${caption.slice(comma)}`;
};

const tagAll = (root: string): void => {
  for (const { parentPath, name } of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!picture.test(name)) continue;
    const file = join(parentPath, name.replace(picture, '.txt'));
    writeFileSync(file, withTag(existsSync(file) ? readFileSync(file, 'utf8') : ''));
  }
};

export interface Trees {
  readonly engine: string;
  readonly sed: string;
}

/** Copies the corpus twice into `dir`, which is emptied. */
export const makeTrees = (corpus: string, dir: string): Trees => {
  const trees = { engine: join(dir, 'engine'), sed: join(dir, 'sed') };
  rmSync(dir, { recursive: true, force: true });
  execFileSync('mkdir', ['-p', dir]);
  execFileSync('cp', ['-r', corpus, trees.engine]);
  tagAll(trees.engine);
  execFileSync('cp', ['-r', trees.engine, trees.sed]);
  return trees;
};

/** How many files hold a text, as `grep` counts them. */
export const filesWith = (text: string, root: string): number => {
  const command = 'grep -rlF -- "$1" "$2" | wc -l';
  return Number(execFileSync('sh', ['-c', command, 'sh', text, root], { encoding: 'utf8' }));
};

/** @throws Error naming the first differences */
export const expectAlike = ({ engine, sed }: Trees): void => {
  const command = 'diff -rq "$1" "$2" | head -5';
  const differences = execFileSync('sh', ['-c', command, 'sh', engine, sed], { encoding: 'utf8' });
  if (differences !== '') throw new Error(`The trees differ:\n${differences}`);
};

/** One number for the names and the bytes of all files. */
export const fingerprint = (root: string): string => {
  const command =
    'cd "$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha1sum | sha1sum | cut -c-40';
  return execFileSync('sh', ['-c', command, 'sh', root], { encoding: 'utf8' }).trim();
};
