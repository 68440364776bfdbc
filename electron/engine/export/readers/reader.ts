/**
 * For tests: an export as its trainer reads it. Each file beside this one describes how one trainer finds
 * images and their captions; the facts were read in that trainer's own code, which its first comment names.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strip, universalNewlines } from '../../../../shared/trainer/python.ts';

export interface ReadImageBytes {
  /** From the export folder, with `/`. */
  readonly path: string;
  /** Texts that it may train with; several are alternatives. */
  readonly captions: readonly string[];
  /** An NL caption that is read beside them; null: none. */
  readonly nl?: string | null;
  readonly repeats?: number;
}

/** The trainer stops: nothing is trained at all. */
export class ReaderStops extends Error {}

/** A text file as Python opens it with `encoding="utf-8"`: a byte order mark stays, every line end is one `\n`. */
export const pythonText = (file: string): string => universalNewlines(readFileSync(file).toString('utf8'));

/** `readlines()`, each line stripped. */
export const pythonLines = (text: string): readonly string[] => {
  const lines = text.split('\n');
  return (lines.at(-1) === '' ? lines.slice(0, -1) : lines).map(strip);
};

/** `os.path.splitext`: leading dots of a name begin no extension. */
export const splitExtension = (name: string): readonly [stem: string, extension: string] => {
  const dot = name.lastIndexOf('.');
  return dot > 0 && /[^.]/.test(name.slice(0, dot)) ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
};

/** Names of the files in one folder, as they are. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();

/** Paths of all files below a folder, with `/`; folders for which `pass` is true are not entered. */
export const walk = (folder: string, enter: (name: string) => boolean, below = ''): readonly string[] =>
  readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isFile()) return [path];
    return entry.isDirectory() && enter(entry.name) ? walk(folder, enter, path) : [];
  });

/** Whether there is more than one frame, by the marks of the three containers. */
export const isAnimated = (file: string): boolean => {
  const bytes = readFileSync(file).toString('latin1');
  if (bytes.startsWith('RIFF')) return bytes.includes('ANMF');
  if (bytes.startsWith('GIF8')) return bytes.split('\x21\xf9\x04').length > 2;
  return bytes.includes('acTL');
};
