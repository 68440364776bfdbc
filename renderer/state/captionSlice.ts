/** What the page Captions lists, with which samples a run begins, and what a person has changed in proposals. */
import type { Draft } from '../../shared/api/drafts.ts';
import type { Proposal } from '../../shared/api/proposals.ts';
import { parseTags } from '../../shared/caption/tagCaption.ts';
import type { AppState, DraftPlace, SliceMaker } from './types.ts';
import type {
  BeginDraft,
  CaptionSlice,
  EditedProposal,
  ProposalChoice,
  ProposalEdit,
} from './captionTypes.ts';

/** What waits for a decision, of all runs. */
const toReview: ProposalChoice = { run: null, state: 'ready', mark: null, character: null };
const anyOne: ProposalChoice = { ...toReview, state: null };

const emptyBegin: BeginDraft = { by: null, which: null, endpoint: null, tagger: null, variants: null };

const initial = {
  proposalChoice: toReview,
  captionPart: 'review',
  captionWhere: null,
  heldProposal: null,
  wantedProposal: null,
  undoableDecision: null,
} as const;

const placeOf = (dataset: string, { id, relPath, caption }: EditedProposal): DraftPlace => ({
  dataset,
  relPath,
  field: caption === 'nl' ? 'nlProposal' : 'tagsProposal',
  proposal: id,
});

const textOf = (edited: ProposalEdit['edited']): string =>
  typeof edited === 'string' ? edited : edited.join(', ');

const editsOf = (drafts: readonly Draft[]): readonly (readonly [number, ProposalEdit])[] =>
  drafts.flatMap(({ proposal, field, relPath, text }) => {
    if (proposal === undefined) return [];
    const edited = field === 'nlProposal' ? text : parseTags(text).map((tag) => tag.text);
    return [[proposal, { relPath, edited }] as const];
  });

/** A proposal as a person has changed it; undefined: as the model proposed it. */
export const editOf = (
  { proposalEdits }: Pick<AppState, 'proposalEdits'>,
  { id, relPath, caption }: Pick<Proposal, 'id' | 'relPath' | 'caption'>,
): ProposalEdit['edited'] | undefined => {
  const found = proposalEdits.get(id);
  // Numbers begin anew where the file of proposals was damaged: it must be of this image.
  if (found?.relPath !== relPath) return undefined;
  return (typeof found.edited === 'string') === (caption === 'nl') ? found.edited : undefined;
};

export const createCaptionSlice: SliceMaker<CaptionSlice> = (set, get) => ({
  ...initial,
  openCaptioning: (captionWhere) => set({ captionWhere: captionWhere ?? null, overlay: 'caption' }),
  // Not of one dataset.
  beginDraft: emptyBegin,
  changeBegin: (change) => set(({ beginDraft }) => ({ beginDraft: { ...beginDraft, ...change } })),
  labCells: new Map(),
  putLabCell: (name, cell) =>
    set(({ labCells }) => {
      const next = new Map(labCells);
      if (cell === null) next.delete(name);
      else next.set(name, cell);
      return { labCells: next };
    }),
  chooseProposals: (change) =>
    set(({ proposalChoice }) => ({
      proposalChoice: { ...proposalChoice, ...change },
      captionPart: 'review',
    })),
  proposalEdits: new Map(),
  editProposal: (proposal, edited) => {
    const { dataset, keepDraft, dropDraft } = get();
    const place = placeOf(dataset?.id ?? '', proposal);
    if (edited === null) return dropDraft(place);
    const { id, relPath } = proposal;
    set(({ proposalEdits }) => ({ proposalEdits: new Map(proposalEdits).set(id, { relPath, edited }) }));
    keepDraft(place, textOf(edited), null);
    // A tag is changed at once, not letter by letter.
    if (typeof edited !== 'string') get().leaveProposalEdit(proposal);
  },
  leaveProposalEdit: (proposal) => get().leaveDraft(placeOf(get().dataset?.id ?? '', proposal)),
  proposalEditsArrived: (drafts) =>
    set(({ proposalEdits }) => ({ proposalEdits: new Map([...editsOf(drafts), ...proposalEdits]) })),
  forgetProposalEdit: (id) =>
    set(({ proposalEdits }) => {
      const next = new Map(proposalEdits);
      next.delete(id);
      return { proposalEdits: next };
    }),
  noteUndoable: (undoableDecision) => set({ undoableDecision }),
  holdProposal: (heldProposal) => set({ heldProposal }),
  showProposal: (wantedProposal) => {
    set({ wantedProposal });
    if (wantedProposal === null) return;
    get().chooseProposals(anyOne);
    get().showPage('captions');
  },
  showCaptionPart: (captionPart) => set({ captionPart }),
  forgetProposals: () => set({ ...initial, proposalEdits: new Map(), labCells: new Map() }),
});
