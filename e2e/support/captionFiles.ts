/** What the caption files of a dataset hold. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTags } from '../../shared/caption/tagCaption.ts';

/** Reads the captions of images by their paths. */
export const reader = (folder: string) => ({
  tags: (relPath: string): readonly string[] =>
    parseTags(readFileSync(join(folder, relPath.replace(/\.\w+$/, '.txt')), 'utf8')).map(({ text }) => text),
  prose: (relPath: string): string =>
    readFileSync(join(folder, relPath.replace(/\.\w+$/, '_nl.txt')), 'utf8'),
});
