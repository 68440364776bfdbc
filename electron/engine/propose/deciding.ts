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
import type { StoredProposal, Superseded } from './store/rows.ts';

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
  /** How many captions accepting those that answer to a filter would write. */
  count(filter: ProposalFilter, except: readonly number[]): Promise<number>;
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

/** Other proposals for the captions that these ones say now. */
const supersededBy = (
  { store }: Pick<ProposalContext, 'store'>,
  accepted: readonly number[],
): readonly Superseded[] => {
  const captionOf = new Map(store.runs().map(({ id, caption }) => [id, caption]));
  const keyOf = ({ run, relPath }: StoredProposal): string => `${captionOf.get(run) ?? ''} ${relPath}`;
  const those = store.proposals(accepted);
  const byCaption = new Map(those.map((one) => [keyOf(one), one.id]));
  return store.ofPaths(those.map(({ relPath }) => relPath)).flatMap((other) => {
    const by = byCaption.get(keyOf(other));
    return by === undefined || by === other.id || other.state !== 'ready' ? [] : [{ id: other.id, by }];
  });
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

  const idsOf = (scope: ProposalScope): readonly number[] =>
    'ids' in scope ? scope.ids : store.ids(readyFilter(scope.filter));

  return {
    accept: async (scope, edited) => {
      await follow.upToDate();
      let made = nothingMade;
      let beside: readonly number[] = [];
      const except = new Set('ids' in scope ? [] : scope.except);
      const report = await writeInTurn(() => {
        const found = store.proposals(idsOf(scope));
        const byId = new Map(store.runs().map((run) => [run.id, run]));
        const all = [...new Set(found.map(({ run }) => run))].flatMap((id) => byId.get(id) ?? []);
        const runs = all.filter(({ spec }) => !onlyCompares(spec));
        // Of all that a filter finds, those that only compare are left; what is named is meant.
        if (runs.length < all.length && ('ids' in scope || runs.length === 0))
          throw new EngineError('bad-request', 'This run only compares: set it to add or to replace first.');
        const writing = new Set(runs.map(({ id }) => id));
        const stored = found.filter(({ run }) => writing.has(run));
        made = acceptable(dataset, sources, byId, stored, { edited: edited ?? null, except });
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
      store.supersede(supersededBy(context, taken));
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
      const except = new Set('ids' in scope ? [] : scope.except);
      const ids = store
        .proposals(idsOf(scope))
        .filter(({ id, shown }) => canBeRejected.has(shown) && !except.has(id))
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
    count: async (filter, except) => {
      await follow.upToDate();
      const runs = store
        .runs()
        .filter(({ id, spec }) => !onlyCompares(spec) && (store.countsOf(id).get('ready') ?? 0) > 0)
        .map(({ id }) => id);
      return store.captions(
        readyFilter(filter),
        filter.run === undefined ? runs : runs.filter((id) => id === filter.run),
        except,
      );
    },
  };
};
