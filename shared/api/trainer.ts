/** What the trainer will see: caption mix, exposures, buckets. */
import { z } from 'zod';

/** What people decided about training; kept in `proofsheet.json`. */
export const trainerSettings = z.object({});

export const trainerEndpoints = {} as const;
