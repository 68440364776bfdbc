/**
 * For tests: ai-toolkit, commit 27a03a91 of August 2026. toolkit/data_loader.py: folders and files that begin with a dot
 * are passed over, as are files of a folder `_controls`; names end with one of four extensions in any letters.
 * toolkit/dataloader_mixins.py, `load_caption`: `NAME.txt`, UTF-8, whole; or a JSON by path.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { pythonText, ReaderStops, splitExtension, walk, type ReadImageBytes } from './reader.ts';

const extensions = ['.jpg', '.jpeg', '.png', '.webp'];
const table = z.record(z.string(), z.object({ caption: z.string() }));

const controls = (path: string): boolean => basename(dirname(path)) === '_controls';

export const readAiToolkit = (out: string): readonly ReadImageBytes[] => {
  const json = join(out, 'captions.json');
  if (existsSync(json)) {
    const entries = Object.entries(table.parse(JSON.parse(readFileSync(json, 'utf8'))));
    return entries
      .filter(([file]) => !controls(file))
      .map(([file, { caption }]) => {
        if (!existsSync(file)) throw new ReaderStops(`${file} is not there.`);
        return { path: file.slice(out.length + 1), captions: [caption] };
      });
  }
  return walk(out, (folder) => !folder.startsWith('.'))
    .filter((path) => {
      const name = basename(path);
      return (
        !name.startsWith('.') && extensions.some((one) => name.toLowerCase().endsWith(one)) && !controls(path)
      );
    })
    .map((path) => {
      const file = join(out, `${splitExtension(path)[0]}.txt`);
      return { path, captions: [existsSync(file) ? pythonText(file) : ''] };
    });
};
