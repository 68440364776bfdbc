/** The mark of a sample. */
import { z } from 'zod';

export const mark = z.enum(['reviewed', 'needs-work', 'excluded']);
export type Mark = z.infer<typeof mark>;
