/**
 * For tests: huggingface/datasets, commit b7cb10b0 of July 2026. data_files.py: files in folders that begin with two
 * underscores, and everything hidden, are passed over. packaged_modules/folder_based_builder: rows of `metadata.jsonl` by
 * `file_name`, relative to it; imagefolder.py: the extensions, compared in small letters.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ReaderStops, splitExtension, type ReadImageBytes } from './reader.ts';

const extensions = '.png .apng .jpg .jpeg .jpe .jfif .webp .gif .bmp .dib .tif .tiff'.split(' ');
const row = z.object({ file_name: z.string(), text: z.string(), tags: z.string(), nl: z.string() });

interface ReadRow extends ReadImageBytes {
  readonly tags: string;
  readonly nl: string;
}

export const readImagefolder = (out: string): readonly ReadRow[] =>
  readFileSync(join(out, 'metadata.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => row.parse(JSON.parse(line)))
    .filter(({ file_name }) => {
      const parts = file_name.split('/');
      const hidden = parts.some((part) => part.startsWith('.'));
      const special = parts.slice(0, -1).some((part) => part.startsWith('__'));
      return !hidden && !special && extensions.includes(splitExtension(file_name)[1].toLowerCase());
    })
    .map((read) => {
      if (!existsSync(join(out, read.file_name))) throw new ReaderStops(`${read.file_name} is not there.`);
      const { file_name: path, text, tags, nl } = read;
      return { path, captions: [text], tags, nl };
    });
