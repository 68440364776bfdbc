/** What runs here, for *About* and for reports of faults. */
import { z } from 'zod';

export const about = z.object({
  /** Of Proofsheet. */
  version: z.string(),
  /** What a package was built from, with `+` where files differed from it; null in a checkout. */
  commit: z.string().nullable(),
  /** The version of the Node that runs the engine. */
  node: z.string(),
});

/** Of a package of others that is shipped. */
export const licence = z.object({
  name: z.string(),
  version: z.string(),
  /** Its short name, such as `MIT`. */
  license: z.string(),
  /** Of its licence and notices; empty where it has none but the name. */
  text: z.string(),
});
export type Licence = z.infer<typeof licence>;
