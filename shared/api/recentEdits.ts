/** The last bulk edits, to be made again. */
import { z } from 'zod';
import { edit } from '../edit/edit.ts';

/** A bulk edit that was made, to be made again. */
export const recentEdit = z.object({ label: z.string(), edit });
export type RecentEdit = z.infer<typeof recentEdit>;
