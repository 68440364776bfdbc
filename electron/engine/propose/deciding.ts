/** What a person decides about proposals: accepted, rejected, or rejected no more. */
import type { EditReport } from '../../../shared/api/edits.ts';
import {
  type AcceptReport,
  canBeRejected,
  onlyCompares,
  type ProposalFilter,
} from '../../../shared/api/proposals.ts';
import { emptyReport } from '../../../shared/edit/emptyReport.ts';
import type { OpenDataset } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import { createCaptionPaths } from '../index/captionPaths.ts';
import { acceptable, type Acceptable, type AcceptedFile, acceptLabel, type Edited } from './accept.ts';
import { readyFilter } from './listing.ts';
import type { ProposalContext } from './proposalContext.ts';

/** What is written when proposals are accepted. */
export interface AcceptRequest {
  readonly label: string;
  readonly intention: unknown;
  readonly files: readonly AcceptedFile[];
}

/** Writes what `make` gives as one edit, once the edits that were asked for before have ended; null: there is nothing. */
export type WriteInTurn = (make: () => AcceptRequest | null) => Promise<EditReport | null>;

/** Explicit ones, or all that are ready and answer to a filter, but for some. */
export type ProposalScope =
  | { readonly ids: readonly number[] }
  | { readonly filter: ProposalFilter; readonly except?: readonly number[] | undefined };

export interface Deciding {
  /**
   * @param edited instead of the one proposal's text
   * @throws EngineError `bad-request` for a run that only compares, or an edited text that is no caption
   */
  accept(scope: ProposalScope, edited?: Edited): Promise<AcceptReport>;
  /** @returns how many */
  reject(scope: ProposalScope): Promise<number>;
  restore(ids: readonly number[]): Promise<void>;
}

const nothingMade: Acceptable = { files: [], proposals: [], samples: [], refused: [], superseded: [] };

/** Those of the accepted whose file was left alone stay what they were. */
const takenOf = (
  dataset: OpenDataset,
  { proposals, samples }: Acceptable,
  { conflicts }: EditReport,
): readonly number[] => {
  const inTheWay = new Set(conflicts.map(({ relPath }) => relPath));
  const pathsOf = createCaptionPaths(dataset.columns, dataset.suffixes);
  return proposals.filter((_, at) => {
    const paths = pathsOf(samples[at] ?? 0);
    return paths === null || !(inTheWay.has(paths.nl) || inTheWay.has(paths.tags ?? ''));
  });
};

/** Proposed NL captions that are to be reviewed, of the samples whose tags are written. */
const besideTags = (
  { dataset, store }: Pick<ProposalContext, 'dataset' | 'store'>,
  { files }: Acceptable,
): readonly number[] => {
  const paths = files
    .filter(({ kind }) => kind === 'tags')
    .map(({ sample }) => dataset.columns.relPath(sample));
  const ofNl = new Set(store.runs().flatMap(({ id, caption }) => (caption === 'nl' ? [id] : [])));
  return store
    .ofPaths(paths)
    .filter(({ run, shown }) => shown === 'ready' && ofNl.has(run))
    .map(({ id }) => id);
};

export interface DecidingOptions {
  readonly writeInTurn: WriteInTurn;
  /** What a person has typed into a proposal is written: it is no draft any more. */
  readonly dropDraft: (proposal: number) => void;
}

export const createDeciding = (
  context: ProposalContext,
  { writeInTurn, dropDraft }: DecidingOptions,
): Deciding => {
  const { dataset, store, sources, follow, tell } = context;

  const idsOf = (scope: ProposalScope): readonly number[] => {
    if ('ids' in scope) return scope.ids;
    const except = new Set(scope.except);
    return store.ids(readyFilter(scope.filter)).filter((id) => !except.has(id));
  };

  return {
    accept: async (scope, edited) => {
      await follow.upToDate();
      let made = nothingMade;
      let beside: readonly number[] = [];
      const report = await writeInTurn(() => {
        const stored = store.proposals(idsOf(scope));
        const byId = new Map(store.runs().map((run) => [run.id, run]));
        const runs = [...new Set(stored.map(({ run }) => run))].flatMap((id) => byId.get(id) ?? []);
        if (runs.some(({ spec }) => onlyCompares(spec)))
          throw new EngineError('bad-request', 'This run only compares: set it to add or to replace first.');
        made = acceptable(dataset, sources, byId, stored, edited ?? null);
        if (made.files.length === 0) return null;
        beside = besideTags(context, made);
        const models = runs.map(({ model }) => model);
        return {
          label: acceptLabel(made.files, models, edited !== undefined),
          intention: { kind: 'accept', runs: runs.map(({ id }) => id) },
          files: made.files,
        };
      });
      const told = report ?? emptyReport('Accept');
      const taken = takenOf(dataset, made, told);
      store.setFate(taken, 'accepted');
      // Now, also where no window is left to say so.
      if (edited !== undefined && told.failures.length === 0 && told.state === 'done')
        taken.forEach(dropDraft);
      follow.changed(made.samples);
      await follow.upToDate();
      tell();
      const early = made.refused.map(({ relPath, reason }) => ({ n: null, relPath, reason }));
      const outdated = store.proposals(beside).filter(({ shown }) => shown === 'stale').length;
      const conflicts = [...early, ...told.conflicts];
      return { ...told, conflicts, superseded: [...made.superseded], outdated };
    },
    reject: async (scope) => {
      await follow.upToDate();
      const ids = store
        .proposals(idsOf(scope))
        .filter(({ shown }) => canBeRejected.has(shown))
        .map(({ id }) => id);
      store.setFate(ids, 'rejected');
      tell();
      return ids.length;
    },
    restore: async (ids) => {
      const rejected = store.proposals(ids).filter(({ state }) => state === 'rejected');
      store.restore(rejected.map(({ id }) => id));
      follow.changed(
        rejected.map(({ relPath }) => sources.present.idOf(relPath)).filter((id) => id !== undefined),
      );
      await follow.upToDate();
      tell();
    },
  };
};
