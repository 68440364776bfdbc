/** Groups of equal, same and similar pictures. */
import { z } from 'zod';

/** What people decided about duplicates; kept in `proofsheet.json`. */
export const duplicateSettings = z.object({});

export const duplicatesEndpoints = {} as const;
