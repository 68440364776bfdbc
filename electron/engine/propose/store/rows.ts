/** What proposals.db keeps of runs and proposals. */
import type { CaptionKind } from '../../../../shared/api/caption.ts';
import type { FailureCause, ProposalState, RunSpec } from '../../../../shared/api/proposals.ts';
import type { ProposalMark } from '../../../../shared/captioning/proposalMark.ts';

/** `running` in the file of a dataset that is not open: it was interrupted. */
export type RunState = 'running' | 'paused' | 'done' | 'cancelled';

export interface StoredRun {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly caption: CaptionKind;
  readonly model: string;
  readonly spec: RunSpec;
  readonly state: RunState;
  readonly why: string | null;
  readonly tokensIn: number;
  readonly tokensOut: number;
}

/** What became of a proposal, whatever the captions say now. */
export type Fate = 'waiting' | 'ready' | 'failed' | 'accepted' | 'rejected';

export interface StoredProposal {
  readonly id: number;
  readonly run: number;
  readonly relPath: string;
  readonly state: Fate;
  readonly shown: ProposalState;
  /** Hash of what it was made from. */
  readonly base: string;
  /** Bytes, and milliseconds since 1970. */
  readonly imageSize: number;
  readonly imageMtime: number;
  readonly text: string | null;
  readonly scores: Uint8Array | null;
  readonly marks: readonly ProposalMark[];
  /** Identity keys. */
  readonly characters: readonly string[];
  readonly cause: FailureCause | null;
  readonly message: string | null;
  /** It is out of date because another one for its caption was accepted. */
  readonly superseded: boolean;
}

/** What a tagger answered of an image. */
export type ScoredImage = Pick<StoredProposal, 'id' | 'run' | 'relPath' | 'imageSize' | 'imageMtime'> & {
  readonly scores: Uint8Array;
};

/** What is kept of an answer. */
export type Answered = Pick<
  StoredProposal,
  | 'id'
  | 'state'
  | 'shown'
  | 'base'
  | 'imageSize'
  | 'imageMtime'
  | 'text'
  | 'scores'
  | 'marks'
  | 'characters'
  | 'cause'
  | 'message'
>;

/** A proposal, and the one for the same caption that was accepted instead. */
export interface Superseded {
  readonly id: number;
  readonly by: number;
}

/** What is shown of a proposal has changed. */
export type Reshown = Pick<StoredProposal, 'id' | 'shown' | 'marks'>;
