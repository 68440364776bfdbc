/** What the window keeps of proposals: which are listed, what was edited, and the dialog that begins a run. */
import type { Draft } from '../../shared/api/drafts.ts';
import type { Reply } from '../../shared/api/contract.ts';
import type { Proposal, ProposalFilter, ProposalState, RunWhich } from '../../shared/api/proposals.ts';
import type { EndpointSpec } from '../../shared/captioning/endpointSpec.ts';
import type { TaggerSpec } from '../../shared/captioning/tagger/taggerSpec.ts';

/** Which proposals are listed; a state of null means all states. */
export interface ProposalChoice {
  readonly run: number | null;
  readonly state: ProposalState | null;
  readonly mark: NonNullable<ProposalFilter['mark']> | null;
  readonly character: string | null;
}

/** Which proposal is edited. */
export type EditedProposal = Pick<Proposal, 'id' | 'relPath' | 'caption'>;

export interface ProposalEdit {
  readonly relPath: string;
  /** A text, or the tags. */
  readonly edited: string | readonly string[];
}

export interface CaptionSlice {
  readonly proposalChoice: ProposalChoice;
  /** What the middle of the page Captions shows. */
  readonly captionPart: 'review' | 'runs';
  /** Begins with these samples; null: the selection, else all that are shown. */
  readonly captionWhere: CaptionWhere | null;
  /** Of the samples that a run is to ask about. */
  readonly openCaptioning: (where?: CaptionWhere) => void;
  /** Kept while the window is open, so that closing the dialog loses nothing. */
  readonly beginDraft: BeginDraft;
  readonly changeBegin: (change: Partial<BeginDraft>) => void;
  /** What the lab was answered: it may have been paid for. */
  readonly labCells: ReadonlyMap<string, LabCell>;
  /** @param cell null: it was not asked for after all */
  readonly putLabCell: (name: string, cell: LabCell | null) => void;
  readonly chooseProposals: (change: Partial<ProposalChoice>) => void;
  /** Proposals as a person has changed them, before they are accepted; each is a draft too, by its number. */
  readonly proposalEdits: ReadonlyMap<number, ProposalEdit>;
  /** @param edited null: as the model proposed it */
  readonly editProposal: (proposal: EditedProposal, edited: ProposalEdit['edited'] | null) => void;
  /** Its editor is left: what was typed is kept at once. */
  readonly leaveProposalEdit: (proposal: EditedProposal) => void;
  /** Edits that were kept as drafts. */
  readonly proposalEditsArrived: (drafts: readonly Draft[]) => void;
  readonly forgetProposalEdit: (id: number) => void;
  /** The one that the page Captions is to go to, in whatever state it is. */
  readonly wantedProposal: number | null;
  readonly showProposal: (id: number | null) => void;
  /**
   * The proposal whose editor was opened, as it was then. It stays on screen until one goes on, whatever becomes of it
   * meanwhile: letters that are typed into its editor must not become commands to another one.
   */
  readonly heldProposal: Proposal | null;
  readonly holdProposal: (proposal: Proposal | null) => void;
  /** What undo takes back on the page Captions, where that is no edit: a rejection. In words; null: the last edit. */
  readonly undoableDecision: string | null;
  readonly noteUndoable: (words: string | null) => void;
  readonly showCaptionPart: (part: 'review' | 'runs') => void;
  /** Another dataset: its runs have the numbers of other ones. */
  readonly forgetProposals: () => void;
}

/** One image asked about in the lab. */
export type LabCell =
  | { readonly is: 'asking' }
  | { readonly is: 'answered'; readonly answer: Reply<'POST /api/captioning/try'> }
  | { readonly is: 'failed'; readonly why: string };

/** The dialog that begins a run, as it was left. Null: as the last run was begun. */
export interface BeginDraft {
  readonly by: 'endpoint' | 'tagger' | null;
  readonly which: RunWhich | null;
  readonly endpoint: EndpointSpec | null;
  readonly tagger: TaggerSpec | null;
  /** The variants of the lab; null: none were made. */
  readonly variants: readonly EndpointSpec[] | null;
}

/** Which samples a run is about. */
export type CaptionWhere = 'selection' | 'view' | 'everything';
