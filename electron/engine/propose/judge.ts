/** What a proposal comes to beside the present caption. */
import type { ProposedTag } from '../../../shared/api/proposals.ts';
import { reworded } from '../../../shared/caption/frame.ts';
import type { FactTag } from '../../../shared/captioning/captionFacts.ts';
import type { ProposalMark } from '../../../shared/captioning/proposalMark.ts';
import type { PresentSamples } from './present.ts';
import { type Present, shownState } from './shownState.ts';
import type { Reshown, StoredProposal, StoredRun } from './store/rows.ts';

/** Which of a tagger's tags are proposed: of a run, whose labels and selection it has. */
export interface TagChooser {
  choose(
    scores: Uint8Array,
    present: readonly FactTag[],
  ): { readonly tags: readonly ProposedTag[]; readonly marks: readonly ProposalMark[] };
  /** How many tags it would add and remove: much quicker. @param present as they are spelled */
  count(scores: Uint8Array, present: readonly string[]): { readonly added: number; readonly removed: number };
}

export interface Judged {
  /** What an NL caption would become; null: nothing was answered, or tags. */
  readonly text: string | null;
  /** What the tags would become, with those that go; null: nothing was answered, or a text. */
  readonly tags: readonly ProposedTag[] | null;
  readonly marks: readonly ProposalMark[];
  /** The caption says it already. */
  readonly isSame: boolean;
}

export interface JudgeSources {
  readonly present: PresentSamples;
  readonly chooser: (run: StoredRun) => TagChooser;
}

const nothing: Judged = { text: null, tags: null, marks: [], isSame: false };

export const judge = (
  { present, chooser }: JudgeSources,
  run: StoredRun,
  { text, scores, marks }: Pick<StoredProposal, 'text' | 'scores' | 'marks'>,
  now: Present | null,
): Judged => {
  if (text !== null) {
    const before = now?.captions.nl ?? null;
    return { text, tags: null, marks, isSame: before !== null && reworded(before, text) === before };
  }
  if (scores === null) return nothing;
  const chosen = chooser(run).choose(scores, present.tagsOf(now?.captions.tags ?? null));
  return { text: null, ...chosen, isSame: chosen.tags.every(({ change }) => change === 'kept') };
};

/** What is to be kept of what is shown of a proposal; null: it is shown so already. */
export const reshown = (
  sources: JudgeSources,
  run: StoredRun,
  proposal: StoredProposal,
  now: Present | null,
): Reshown | null => {
  const judged = judge(sources, run, proposal, now);
  const shown = shownState(proposal, run.caption, now, () => judged.isSame);
  const { id, marks } = proposal;
  if (shown === proposal.shown && JSON.stringify(judged.marks) === JSON.stringify(marks)) return null;
  return { id, shown, marks: judged.marks };
};
