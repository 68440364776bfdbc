/** What the page Captions lists, and with which samples a run begins. */
import type { CaptionSlice, ProposalChoice, SliceMaker } from './types.ts';

/** What waits for a decision, of all runs. */
const toReview: ProposalChoice = { run: null, state: 'ready', mark: null, character: null };

export const createCaptionSlice: SliceMaker<CaptionSlice> = (set) => ({
  proposalChoice: toReview,
  captionPart: 'review',
  captionWhere: null,
  openCaptioning: (captionWhere) => set({ captionWhere: captionWhere ?? null, overlay: 'caption' }),
  chooseProposals: (change) =>
    set(({ proposalChoice }) => ({
      proposalChoice: { ...proposalChoice, ...change },
      captionPart: 'review',
    })),
  proposalEdits: new Map(),
  editProposal: (id, edited) =>
    set(({ proposalEdits }) => {
      const next = new Map(proposalEdits);
      if (edited === null) next.delete(id);
      else next.set(id, edited);
      return { proposalEdits: next };
    }),
  heldProposal: null,
  holdProposal: (heldProposal) => set({ heldProposal }),
  showCaptionPart: (captionPart) => set({ captionPart }),
  forgetProposals: () =>
    set({
      proposalChoice: toReview,
      captionPart: 'review',
      captionWhere: null,
      proposalEdits: new Map(),
      heldProposal: null,
    }),
});
