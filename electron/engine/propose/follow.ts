/**
 * Keeps what is shown of proposals in step with captions and images, and with it who wrote the captions: after each
 * change of the samples that it was of, in pieces that no request waits for.
 */
import { setImmediate } from 'node:timers/promises';
import type { StoredOrigin } from '../../../shared/model/origin.ts';
import { flag, type Columns } from '../index/columns.ts';
import type { SampleOrigins } from '../index/origins.ts';
import { textHash } from '../work/textHash.ts';
import { type JudgeSources, reshown } from './judge.ts';
import type { Present } from './shownState.ts';
import type { ProposalStore } from './store/proposalStore.ts';
import type { StoredProposal, StoredRun } from './store/rows.ts';

const piece = 500;

export interface OriginReader {
  originsOf(hashes: readonly string[]): ReadonlyMap<string, StoredOrigin>;
  hasOrigins(): boolean;
}

export interface FollowOptions extends JudgeSources {
  readonly columns: Columns;
  readonly store: ProposalStore;
  /** Who wrote which texts. */
  journal(): Promise<OriginReader>;
  /** After each pass that changed something. */
  readonly onChange: () => void;
  readonly log: (line: string) => void;
}

export interface Follow {
  /** These samples have changed; null: any of them may have. */
  changed(ids: readonly number[] | null): void;
  /** The selection of a run has. */
  selected(run: number): void;
  /** Resolves when all that was told is taken in. */
  upToDate(): Promise<void>;
  origins(): ReadonlyMap<number, SampleOrigins>;
  close(): Promise<void>;
}

export const createFollow = (options: FollowOptions): Follow => {
  const { columns, store, present, log, onChange } = options;
  const writers = new Map<number, SampleOrigins>();
  let everything = true;
  let changed = new Set<number>();
  const runs = new Set<number>();
  let working: Promise<void> | null = null;
  let closed = false;

  const runsById = (): ReadonlyMap<number, StoredRun> => new Map(store.runs().map((run) => [run.id, run]));

  /** Notes who wrote the captions of these samples. */
  const noteWriters = (samples: ReadonlyMap<number, Present>, reader: OriginReader): void => {
    const hashes = new Map(
      [...samples].map(([id, { captions }]) => [
        id,
        [captions.tags, captions.nl].map((text) => (text === null ? '' : textHash(text))),
      ]),
    );
    const found = reader.originsOf([...hashes.values()].flat());
    for (const [id, [tags = '', nl = '']] of hashes) {
      const origins = { tags: found.get(tags) ?? null, nl: found.get(nl) ?? null };
      if (origins.tags === null && origins.nl === null) writers.delete(id);
      else writers.set(id, origins);
    }
  };

  const reshow = (proposals: readonly StoredProposal[], byId: ReadonlyMap<number, StoredRun>): boolean => {
    const ids = proposals.map(({ relPath }) => present.idOf(relPath)).filter((id) => id !== undefined);
    const now = present.of(ids);
    const changes = proposals.flatMap((proposal) => {
      const run = byId.get(proposal.run);
      const id = present.idOf(proposal.relPath);
      if (run === undefined) return [];
      return reshown(options, run, proposal, id === undefined ? null : (now.get(id) ?? null)) ?? [];
    });
    if (changes.length > 0) store.reshow(changes);
    return changes.length > 0;
  };

  const allProposals = async (run: number | null): Promise<boolean> => {
    const byId = runsById();
    let some = false;
    for (let after = 0; !closed;) {
      const proposals = store.behind(after, piece, run);
      const last = proposals.at(-1);
      if (last === undefined) break;
      after = last.id;
      some = reshow(proposals, byId) || some;
      await setImmediate();
    }
    return some;
  };

  const samplesAgain = async (
    ids: readonly number[],
    reader: OriginReader | null,
    withProposals: boolean,
  ): Promise<boolean> => {
    const hasProposals = withProposals && !store.isEmpty();
    const origins = reader?.hasOrigins() === true ? reader : null;
    if (!hasProposals && origins === null) return false;
    const byId = runsById();
    let some = false;
    for (let from = 0; from < ids.length && !closed; from += piece) {
      const part = ids.slice(from, from + piece);
      if (origins !== null) noteWriters(present.of(part), origins);
      if (hasProposals) some = reshow(store.ofPaths(part.map((id) => columns.relPath(id))), byId) || some;
      await setImmediate();
    }
    return some;
  };

  const alive = (): readonly number[] => {
    const ids: number[] = [];
    for (let id = 1; id < columns.slots; id += 1)
      if (((columns.flags[id] ?? 0) & flag.alive) !== 0) ids.push(id);
    return ids;
  };

  /** Null where the journal cannot be read: then it is not known who wrote the captions, and the rest goes on. */
  const journal = (): Promise<OriginReader | null> =>
    options.journal().catch((error: unknown) => {
      log(`Who wrote the captions is not known: ${String(error)}`);
      return null;
    });

  const pass = async (): Promise<void> => {
    const reader = await journal();
    let some = false;
    if (everything) {
      everything = false;
      changed = new Set();
      writers.clear();
      await samplesAgain(alive(), reader, false);
      if (!store.isEmpty()) some = await allProposals(null);
    }
    const ids = [...changed];
    changed = new Set();
    some = (await samplesAgain(ids, reader, true)) || some;
    // Whose proposals they had is not known any more.
    const areGone = ids.some((id) => columns.relPath(id) === '');
    if (areGone && !store.isEmpty()) some = (await allProposals(null)) || some;
    for (const run of [...runs]) {
      runs.delete(run);
      some = (await allProposals(run)) || some;
    }
    if (some) onChange();
  };

  const isBehind = (): boolean => everything || changed.size > 0 || runs.size > 0;

  const work = (): Promise<void> => {
    working ??= (async () => {
      try {
        while (isBehind() && !closed) await pass();
      } finally {
        working = null;
      }
    })();
    return working;
  };
  const workSoon = (): void => {
    work().catch((error: unknown) => log(`Proposals were not compared with the captions: ${String(error)}`));
  };

  return {
    changed: (ids) => {
      if (ids === null) everything = true;
      else for (const id of ids) changed.add(id);
      workSoon();
    },
    selected: (run) => {
      runs.add(run);
      workSoon();
    },
    upToDate: async () => {
      if (isBehind() || working !== null) await work();
    },
    origins: () => writers,
    close: async () => {
      closed = true;
      await working?.catch(() => undefined);
    },
  };
};
