/** Errors by code. The engine throws these, one place turns them into HTTP, one into words. */
import { z } from 'zod';

export const errorCode = z.enum([
  'bad-request',
  'bad-query',
  'not-found',
  'no-dataset',
  'other-opening',
  'dataset-missing',
  'dataset-not-a-folder',
  'dataset-unreadable',
  'dataset-in-use',
  /** The folder of indexes, journals and settings cannot be used. */
  'data-folder',
  'view-gone',
  'image-broken',
  'busy',
  'cancelled',
  'edit-failed',
  'export-failed',
  'journal-damaged',
  /** The package that runs models of images is not installed here. */
  'no-inference',
  /** A folder with an image tagger cannot be used: its model, its labels, or what is set of it by hand. */
  'tagger',
  /** A server of models: it cannot be reached, or does not answer as it should. */
  'endpoint',
  'nothing-to-undo',
  'internal',
]);
export type ErrorCode = z.infer<typeof errorCode>;

/** The body of every answer that is not a success. */
export const apiError = z.object({
  code: errorCode,
  /** One sentence for the user: what happened, to which file, and what to do. */
  message: z.string(),
  /** Facts for the program: `position` and `length` in a query, `path` of a file, ... */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type ApiError = z.infer<typeof apiError>;
