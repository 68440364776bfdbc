/** What a rule distrusts in a proposed caption. A proposal with a mark is looked at by a person before it is written. */
import { z } from 'zod';

export const proposalMarkKinds = [
  'empty',
  'cut-off',
  'refusal',
  'markdown',
  'no-name',
  'other-name',
  'repeats',
  'copies-tags',
  'contradicts',
  'language',
  'too-long',
] as const;
export const proposalMarkKind = z.enum(proposalMarkKinds);
export type ProposalMarkKind = z.infer<typeof proposalMarkKind>;

export const proposalMark = z.object({
  kind: proposalMarkKind,
  /** A sentence for a person, with what it is about: "It says blonde hair; the tags say silver hair." */
  message: z.string(),
});
export type ProposalMark = z.infer<typeof proposalMark>;
