/** The last result, kept between starts. A cache: thrown away when it is damaged. */
import { join } from 'node:path';
import { z } from 'zod';
import { suspectTier } from '../../../../shared/api/mislabels.ts';
import { jsonFile, type JsonFile } from '../../work/jsonFile.ts';
import type { Found } from './find.ts';

const paths = z.array(z.string());
const result = z.object({
  fingerprint: z.string(),
  found: z.object({
    judged: z.number(),
    compared: z.number(),
    suspects: z.array(
      z.object({
        relPath: z.string(),
        given: z.string(),
        suggested: z.string(),
        margin: z.number(),
        tier: suspectTier,
        reasons: z.array(z.string()),
        nearest: z.object({ given: paths, suggested: paths }),
      }),
    ),
    skipped: z.array(z.object({ tag: z.string(), reason: z.string() })),
  }),
});
export type KeptResult = z.infer<typeof result>;

/** A result in the form in which it is kept. */
export const toKeep = (fingerprint: string, found: Found): KeptResult => result.parse({ fingerprint, found });

export const keptResult = (dataFolder: string, log: (line: string) => void): JsonFile<KeptResult> =>
  jsonFile(join(dataFolder, 'mislabels.json'), result, log);
