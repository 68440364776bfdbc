/**
 * The desktop's trash, as the freedesktop.org Trash specification 1.0 lays it out: `files/NAME`, and beside it
 * `info/NAME.trashinfo`, which says where it came from, so that file managers put it back too. Only on Linux: elsewhere
 * a program can put files into the trash, but not take them out again, and every edit here can be undone.
 */
import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, parse, relative } from 'node:path';
import { codeOf } from './writeResult.ts';

const deviceOf = (path: string): number | null => lstatSync(path, { throwIfNoEntry: false })?.dev ?? null;

/** The nearest folder upwards that is there. */
const nearest = (path: string): string =>
  deviceOf(path) === null && path !== dirname(path) ? nearest(dirname(path)) : path;

/** The highest folder of the file system that `path` lies in. */
const topOf = (path: string): string => {
  const above = dirname(path);
  return above === path || deviceOf(above) !== deviceOf(path) ? path : topOf(above);
};

/** A folder of this user's, and no link: others may write into the top folder too. */
const isOwn = (folder: string): boolean => {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  return stats === undefined || (stats.isDirectory() && stats.uid === process.getuid?.());
};

/**
 * The trash for files of a dataset: on their own file system, so that nothing has to be copied.
 * @param root the dataset's real path
 * @param dataHome where the desktop keeps a user's data (`$XDG_DATA_HOME`); null where there is no trash to come back from
 * @returns its folder, which may have to be made yet, or null
 */
export const trashFor = (root: string, dataHome: string | null): string | null => {
  if (dataHome === null) return null;
  const device = deviceOf(root);
  const home = join(dataHome, 'Trash');
  if (deviceOf(nearest(home)) === device) return home;
  const ofVolume = join(topOf(root), `.Trash-${process.getuid?.() ?? 0}`);
  return isOwn(ofVolume) ? ofVolume : null;
};

const infoOf = (file: string): string => join(dirname(dirname(file)), 'info', `${basename(file)}.trashinfo`);

const isFree = (file: string): boolean => deviceOf(file) === null && deviceOf(infoOf(file)) === null;

/** Names files in the trash: as they are called, or with a number where that name is taken. */
export const createTrashNames = (trash: string): ((relPath: string) => string) => {
  const given = new Set<string>();
  return (relPath) => {
    const { name, ext } = parse(relPath);
    for (let n = 1; ; n += 1) {
      const file = join(trash, 'files', n === 1 ? name + ext : `${name}.${n}${ext}`);
      if (given.has(file) || !isFree(file)) continue;
      given.add(file);
      return file;
    }
  };
};

/** In the trash of a volume paths begin at its top: it may be mounted elsewhere the next time. */
const pathLine = (file: string, original: string): string => {
  const trash = dirname(dirname(file));
  const path = basename(trash).startsWith('.Trash-') ? relative(dirname(trash), original) : original;
  return `Path=${path.split('/').map(encodeURIComponent).join('/')}\n`;
};

const two = (n: number): string => String(n).padStart(2, '0');

/** Local time, as the specification asks. */
const dateLine = (at: Date): string => {
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `DeletionDate=${day}T${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}\n`;
};

/** A name is this file's when that is said, or nothing yet: a kill may come between making the note and writing it. */
const isOurs = (file: string, original: string): boolean => {
  try {
    const text = readFileSync(infoOf(file), 'utf8');
    return text === '' || text.includes(pathLine(file, original));
  } catch {
    return false;
  }
};

/**
 * Says that a name in the trash is this file's, before it goes there.
 * @returns false where the name is another file's by now
 * @throws the file system's error
 */
export const reserve = (file: string, original: string): boolean => {
  const info = infoOf(file);
  mkdirSync(dirname(info), { recursive: true, mode: 0o700 });
  const text = `[Trash Info]\n${pathLine(file, original)}${dateLine(new Date())}`;
  try {
    writeFileSync(info, text, { flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (!isOurs(file, original)) return false;
    writeFileSync(info, text);
  }
  return true;
};

/** The file is not in the trash, or no longer: nor is what was said of it. */
export const release = (file: string, original: string): void => {
  if (isOurs(file, original)) rmSync(infoOf(file), { force: true });
};
