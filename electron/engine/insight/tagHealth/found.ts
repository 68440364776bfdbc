/** What was found of all tags, and how it is kept between starts: a cache, thrown away when it is damaged. */
import { join } from 'node:path';
import { z } from 'zod';
import { jsonFile, type JsonFile } from '../../work/jsonFile.ts';

const side = z.object({
  /** Places in `paths`, the most doubtful first. */
  samples: z.array(z.number()),
  /** Of each: how probable it is that the sample has the tag, 0 to 1. */
  probabilities: z.array(z.number()),
  /** The first so many are probably so, the next ones worth a look. */
  probable: z.number(),
  look: z.number(),
});
export type FoundSide = z.infer<typeof side>;

const found = z.object({
  /** Samples with tags, and of these, those whose image has a vector. */
  judged: z.number(),
  compared: z.number(),
  /** Of samples that are named below. */
  paths: z.array(z.string()),
  tags: z.array(
    z.object({
      key: z.string(),
      images: z.number(),
      /** How well it can be told, 0 (as by chance) to 1. */
      reliability: z.number(),
      missing: side,
      wrong: side,
    }),
  ),
});
export type Found = z.infer<typeof found>;

const kept = z.object({ fingerprint: z.string(), found });
export type KeptResult = z.infer<typeof kept>;

export const keptResult = (dataFolder: string, log: (line: string) => void): JsonFile<KeptResult> =>
  jsonFile(join(dataFolder, 'tags.json'), kept, log);
