/** Runs as they are begun, resumed and asked for once more. */
import { setImmediate } from 'node:timers/promises';
import type { CaptionKind } from '../../../shared/api/caption.ts';
import type { RunSpec, RunWhich } from '../../../shared/api/proposals.ts';
import type { OpenDataset } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import { createCaptionPaths } from '../index/captionPaths.ts';
import { captionFlags, flag } from '../index/columns.ts';
import type { Asker } from './asker.ts';
import { type ProposalContext, storedRun } from './proposalContext.ts';
import type { StoredRun } from './store/rows.ts';
import { nameOfPlace } from './tagger/taggerName.ts';

/** What a run needs to ask. */
export interface OpenedModel {
  readonly asker: Asker;
  /** Of a tagger: what its scores belong to; see `tagger/keptTagger.ts`. */
  readonly labels: string | null;
}

/** @throws EngineError `bad-request`, `tagger`, `no-inference` */
export type OpenModel = (run: Pick<StoredRun, 'spec'>) => Promise<OpenedModel>;

/** Runs by their numbers. @throws EngineError `not-found`, and what `OpenModel` throws */
export interface Asking {
  /** @param ids samples, in the order in which they are asked about */
  start(ids: readonly number[], which: RunWhich, spec: RunSpec): Promise<number>;
  /** Of these samples, those that such a run would ask about, in that order. */
  wanted(ids: readonly number[], which: RunWhich, caption: CaptionKind): Promise<readonly number[]>;
  pause(run: number): Promise<void>;
  /** Goes on with what was not answered; where nothing is left of that, with what has failed. */
  resume(run: number): Promise<void>;
  cancel(run: number): Promise<void>;
  remove(run: number): Promise<void>;
  /** A run of these proposals' samples; what was proposed before is rejected. */
  again(proposals: readonly number[], spec: RunSpec | null): Promise<number>;
}

const samplesAPiece = 2000;

const captionOf = (spec: RunSpec): CaptionKind => (spec.by === 'endpoint' ? 'nl' : 'tags');
const modelOf = (spec: RunSpec): string => (spec.by === 'endpoint' ? spec.model : nameOfPlace(spec.folder));

/** Whether a sample is asked about: its caption can be written, and is one of those that are meant. */
const isWanted = (
  { columns, suffixes, origins }: OpenDataset,
  caption: CaptionKind,
  which: RunWhich,
): ((id: number) => boolean) => {
  const pathsOf = createCaptionPaths(columns, suffixes);
  const { unreadable, present, empty } = captionFlags[caption];
  const writers = origins.all();
  return (id) => {
    const flags = columns.flags[id] ?? 0;
    const path = pathsOf(id)?.[caption] ?? null;
    if ((flags & flag.alive) === 0 || (flags & unreadable) !== 0 || path === null) return false;
    const isMissing = (flags & present) === 0 || (flags & empty) !== 0;
    if (which === 'all' || isMissing) return true;
    return which === 'machine' && (writers.get(id)?.[caption] ?? null) !== null;
  };
};

export const createAsking = (context: ProposalContext, openModel: OpenModel): Asking => {
  const { dataset, store, follow, runs, sources, tell } = context;

  const begin = async (ids: readonly number[], spec: RunSpec): Promise<number> => {
    const { asker, labels } = await openModel({ spec });
    const run = store.addRun({
      at: Date.now(),
      caption: captionOf(spec),
      model: modelOf(spec),
      spec,
      labels,
    });
    for (let from = 0; from < ids.length; from += samplesAPiece) {
      const piece = ids.slice(from, from + samplesAPiece);
      store.addWaiting(
        run,
        piece.map((id) => dataset.columns.relPath(id)),
      );
      await setImmediate();
    }
    runs.start(storedRun(context, run), asker);
    tell();
    return run;
  };

  return {
    start: async (ids, which, spec) => {
      await follow.upToDate();
      return begin(ids.filter(isWanted(dataset, captionOf(spec), which)), spec);
    },
    wanted: async (ids, which, caption) => {
      if (which === 'machine') await follow.upToDate();
      return ids.filter(isWanted(dataset, caption, which));
    },
    pause: (id) => {
      storedRun(context, id);
      runs.pause(id);
      return Promise.resolve();
    },
    resume: async (id) => {
      if (storedRun(context, id).state === 'running') return;
      // What was under way when it was paused.
      await runs.ended(id);
      const run = storedRun(context, id);
      if (run.state === 'cancelled') throw new EngineError('bad-request', 'This run was ended for good.');
      const { asker, labels } = await openModel(run);
      if (labels !== store.labelsOf(id)) {
        await asker.close();
        throw new EngineError(
          'bad-request',
          'The tagger in this folder is another one than when the run began, or has other labels: begin a new run.',
        );
      }
      if ((store.countsOf(id).get('waiting') ?? 0) === 0) store.waitAgain(id);
      runs.start(storedRun(context, id), asker);
      tell();
    },
    cancel: async (id) => {
      storedRun(context, id);
      await runs.cancel(id);
      store.dropWaiting(id);
      tell();
    },
    remove: async (id) => {
      storedRun(context, id);
      await runs.cancel(id);
      store.removeRun(id);
      tell();
    },
    again: async (ids, spec) => {
      const old = store.proposals(ids);
      const [first] = old;
      if (first === undefined) throw new EngineError('not-found', 'There is no such proposal any more.');
      const samples = old
        .map(({ relPath }) => sources.present.idOf(relPath))
        .filter((id) => id !== undefined);
      const run = await begin(samples, spec ?? storedRun(context, first.run).spec);
      store.setFate(
        old.filter(({ state }) => state !== 'accepted').map(({ id }) => id),
        'rejected',
      );
      return run;
    },
  };
};
