/**
 * For tests: OneTrainer, commit 23df3832 of August 2026, and mgds 3a6994ad. mgds' CollectPaths: all folders but those that
 * begin with a dot, extensions in any letters (modules/util/path_util.py), no `-masklabel` or `-condlabel`.
 * LoadMultipleTexts: `NAME.txt`, UTF-8, every line stripped, blank ones dropped, an empty caption where none is left.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pythonLines, pythonText, splitExtension, walk, type ReadImageBytes } from './reader.ts';

const extensions = new Set(['.bmp', '.jpg', '.jpeg', '.png', '.tif', '.tiff', '.webp', '.avif']);

export const readOneTrainer = (out: string): readonly ReadImageBytes[] =>
  walk(out, (folder) => !folder.startsWith('.'))
    .filter((path) => {
      const [stem, extension] = splitExtension(path);
      return extensions.has(extension.toLowerCase()) && !/-(?:mask|cond)label$/.test(stem);
    })
    .map((path) => {
      const file = join(out, `${splitExtension(path)[0]}.txt`);
      const lines = existsSync(file) ? pythonLines(pythonText(file)).filter((line) => line !== '') : [];
      return { path, captions: lines.length === 0 ? [''] : lines };
    });
