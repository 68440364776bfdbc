/** Texts that are typed and not saved: kept apart from the captions until they are, even if the window crashes. */
import { z } from 'zod';

/** Where it is typed: either caption as text, a single tag, the note to a mark, or what a model proposes for either caption. */
export const draftField = z.enum(['nl', 'tags', 'tag', 'note', 'nlProposal', 'tagsProposal']);
export type DraftField = z.infer<typeof draftField>;

/** More than any caption has. */
const text = z.string().max(4_000_000);

export const draft = z.object({
  /** Of the sample's image. */
  relPath: z.string().min(1),
  field: draftField,
  /** Of an edit of a proposal: which one. */
  proposal: z.number().int().positive().optional(),
  text,
  /** The text when the typing began; of a tag, the one that is retyped. Null: there was none. */
  base: text.nullable(),
  /** Milliseconds since 1970. */
  at: z.number(),
});
export type Draft = z.infer<typeof draft>;

/** A sample has one draft for each of these. */
export const draftKey = ({
  relPath,
  field,
  proposal,
}: Pick<Draft, 'relPath' | 'field' | 'proposal'>): string =>
  JSON.stringify([relPath, field, proposal ?? null]);

/** A dataset's id; it need not be the one that is open. */
const dataset = z.object({ dataset: z.string().regex(/^[0-9a-f]{16}$/) });

export const draftEndpoints = {
  /** Oldest first. */
  'GET /api/drafts/:dataset': { params: dataset, response: z.object({ drafts: z.array(draft) }) },
  /** Replaces an earlier one of the same field. */
  'PUT /api/drafts/:dataset': { params: dataset, body: draft, response: z.object({}) },
  'DELETE /api/drafts/:dataset': {
    params: dataset,
    query: draft
      .pick({ relPath: true, field: true })
      .extend({ proposal: z.coerce.number().int().positive().optional() }),
    response: z.object({}),
  },
} as const;
