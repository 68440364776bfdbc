/** What asks a model about samples: a server, or a tagger in a thread. */
import type { FailureCause } from '../../../shared/api/proposals.ts';
import type { ProposalMark } from '../../../shared/captioning/proposalMark.ts';
import type { Present } from './shownState.ts';

/** A sample as it is when it is asked about. */
export interface AskedSample extends Present {
  readonly id: number;
  readonly relPath: string;
}

export type Asked =
  | {
      readonly ok: true;
      readonly text: string | null;
      readonly scores: Uint8Array | null;
      readonly marks: readonly ProposalMark[];
      readonly tokens: { readonly in: number; readonly out: number } | null;
    }
  | {
      readonly ok: false;
      readonly cause: FailureCause;
      /** A sentence that names the image or the server, and says what to do. */
      readonly message: string;
      /**
       * `sample`: it is this sample's. `run`: no other sample would fare better, so the run is paused. `perhaps`: it may be
       * either; several in sequence pause it.
       */
      readonly of: 'sample' | 'run' | 'perhaps';
      /** The request was taken up and answered, which may have cost something: it is not asked again unasked. Left out: no. */
      readonly reached?: boolean;
      /** What an answer cost that holds no caption. */
      readonly tokens?: { readonly in: number; readonly out: number } | null;
    };

export interface Asker {
  /** Samples that are asked about together, and how many such pieces are under way at once. */
  readonly together: number;
  readonly atOnce: number;
  /** Answers in the order of the samples. Rejects only when it was aborted. */
  ask(samples: readonly AskedSample[], signal: AbortSignal): Promise<readonly Asked[]>;
  /** The run is paused: what only waits for a server comes back without an answer. */
  stopWaiting?(): void;
  close(): Promise<void>;
}
