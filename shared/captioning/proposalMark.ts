/** What a rule distrusts in a proposed caption. A proposal with a mark is looked at by a person before it is written. */
import { z } from 'zod';
import { proposalMarkKinds } from './marks.ts';

export const proposalMarkKind = z.enum(proposalMarkKinds);
export type { ProposalMarkKind } from './marks.ts';

export const proposalMark = z.object({
  kind: proposalMarkKind,
  /** A sentence for a person, with what it is about: "It says blonde hair; the tags say silver hair." */
  message: z.string(),
});
export type ProposalMark = z.infer<typeof proposalMark>;
