/**
 * For tests: diffusion-pipe, tdrussell's commit 8f83dbf2 of August 2026 and bluvoll's df8115ef of February 2026, whose
 * utils/dataset.py is alike here: all files of a folder but some suffixes (compared exactly) are images; `.webp` of more
 * than one frame raises; the caption is `with_suffix('.txt')`, read and stripped. The fork's models/anima.py reads
 * `{stem}_nl.txt`, stripped, and splits tags at `tag_delimiter`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';
import { strip } from '../../../../shared/trainer/python.ts';
import {
  filesIn,
  isAnimated,
  pythonText,
  ReaderStops,
  splitExtension,
  type ReadImageBytes,
} from './reader.ts';

const config = z.object({ directory: z.array(z.object({ path: z.string(), num_repeats: z.number() })) });
const others = new Set(['.txt', '.npz', '.json', '.parquet', '.bak', '.db']);

const captionIn = (file: string): string | null => (existsSync(file) ? strip(pythonText(file)) : null);

export const readPipe = (out: string): readonly ReadImageBytes[] => {
  const { directory } = config.parse(parse(readFileSync(join(out, 'dataset.toml'), 'utf8')));
  return directory.flatMap(({ path, num_repeats: repeats }) =>
    filesIn(path)
      .filter((name) => !others.has(splitExtension(name)[1]))
      .map((name) => {
        const file = join(path, name);
        const [stem, suffix] = splitExtension(file);
        if (suffix === '.webp' && isAnimated(file)) throw new ReaderStops(`${name}: a WebP video.`);
        const nl = captionIn(`${stem}_nl.txt`);
        return {
          path: file.slice(out.length + 1),
          captions: [captionIn(`${stem}.txt`) ?? ''],
          nl: nl === '' ? null : nl,
          repeats,
        };
      }),
  );
};
