/**
 * Keeps what is shown of proposals in step with captions and images, and with it who wrote the captions: after each
 * change of the samples that it was of, in pieces that no request waits for.
 */
import { setImmediate } from 'node:timers/promises';
import { aliveIds } from '../index/aliveIds.ts';
import type { Columns } from '../index/columns.ts';
import type { SampleOrigins } from '../index/origins.ts';
import { type JudgeSources, reshown } from './judge.ts';
import type { ProposalStore } from './store/proposalStore.ts';
import type { StoredProposal, StoredRun } from './store/rows.ts';
import { createWriters, type OriginReader } from './writers.ts';

/** Samples that are looked at without letting a request in between. */
const piece = 500;

export interface FollowOptions extends JudgeSources {
  readonly columns: Columns;
  readonly store: ProposalStore;
  readonly journal: () => Promise<OriginReader>;
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

type RunsById = ReadonlyMap<number, StoredRun>;

class Following implements Follow {
  readonly #options: FollowOptions;
  readonly #writers = createWriters();
  /** What is to be looked at: all samples, some, all proposals of a run. */
  #everything = true;
  #changed = new Set<number>();
  #runs = new Set<number>();
  #working: Promise<void> | null = null;
  #closed = false;

  constructor(options: FollowOptions) {
    this.#options = options;
  }

  changed(ids: readonly number[] | null): void {
    if (ids === null) this.#everything = true;
    else for (const id of ids) this.#changed.add(id);
    this.#workSoon();
  }

  selected(run: number): void {
    this.#runs.add(run);
    this.#workSoon();
  }

  async upToDate(): Promise<void> {
    if (this.#isBehind() || this.#working !== null) await this.#work();
  }

  origins(): ReadonlyMap<number, SampleOrigins> {
    return this.#writers.all;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#working?.catch(() => undefined);
  }

  #isBehind(): boolean {
    return this.#everything || this.#changed.size > 0 || this.#runs.size > 0;
  }

  #work(): Promise<void> {
    this.#working ??= (async () => {
      // What follows must not end before it is known as what works.
      await Promise.resolve();
      try {
        while (this.#isBehind() && !this.#closed) await this.#pass();
      } catch (error) {
        // What was being looked at is not known any more: all of it, the next time.
        this.#everything = true;
        throw error;
      } finally {
        this.#working = null;
      }
    })();
    return this.#working;
  }

  #workSoon(): void {
    const { log } = this.#options;
    this.#work().catch((error: unknown) =>
      log(`Proposals were not compared with the captions: ${String(error)}`),
    );
  }

  async #pass(): Promise<void> {
    const { store, columns, onChange } = this.#options;
    const [everything, ids, runs] = [this.#everything, [...this.#changed], [...this.#runs]];
    this.#everything = false;
    this.#changed = new Set();
    this.#runs = new Set();
    const reader = await this.#reader();
    if (everything) this.#writers.clear();
    if (reader !== null) await this.#noteWriters(everything ? aliveIds(columns) : ids, reader);
    if (store.isEmpty()) return;
    const byId: RunsById = new Map(store.runs().map((run) => [run.id, run]));
    // A sample that is gone does not say any more whose proposals it had.
    const areGone = ids.some((id) => columns.relPath(id) === '');
    const some =
      everything || areGone ? await this.#reshowAll(null, byId) : await this.#reshowSamples(ids, byId);
    let ofRuns = false;
    for (const run of runs) ofRuns = (await this.#reshowAll(run, byId)) || ofRuns;
    if (some || ofRuns) onChange();
  }

  /** Null where no model has written any caption, or where the journal cannot be read: the rest goes on. */
  async #reader(): Promise<OriginReader | null> {
    try {
      const reader = await this.#options.journal();
      return reader.hasOrigins() ? reader : null;
    } catch (error) {
      this.#options.log(`Who wrote the captions is not known: ${String(error)}`);
      return null;
    }
  }

  async #noteWriters(ids: readonly number[], reader: OriginReader): Promise<void> {
    const { present } = this.#options;
    for (let from = 0; from < ids.length && !this.#closed; from += piece) {
      this.#writers.note(present.of(ids.slice(from, from + piece)), reader);
      await setImmediate();
    }
  }

  async #reshowSamples(ids: readonly number[], byId: RunsById): Promise<boolean> {
    const { columns, store } = this.#options;
    let some = false;
    for (let from = 0; from < ids.length && !this.#closed; from += piece) {
      const paths = ids.slice(from, from + piece).map((id) => columns.relPath(id));
      some = this.#reshow(store.ofPaths(paths), byId) || some;
      await setImmediate();
    }
    return some;
  }

  /** @param run null: of all runs */
  async #reshowAll(run: number | null, byId: RunsById): Promise<boolean> {
    const { store } = this.#options;
    let some = false;
    for (let after = 0; !this.#closed;) {
      const proposals = store.behind(after, piece, run);
      const last = proposals.at(-1);
      if (last === undefined) break;
      after = last.id;
      some = this.#reshow(proposals, byId) || some;
      await setImmediate();
    }
    return some;
  }

  /** @returns whether anything is shown otherwise now */
  #reshow(proposals: readonly StoredProposal[], byId: RunsById): boolean {
    const { present, store } = this.#options;
    const ids = proposals.map(({ relPath }) => present.idOf(relPath) ?? 0);
    const now = present.of(ids);
    const changes = proposals.flatMap((proposal, at) => {
      const run = byId.get(proposal.run);
      if (run === undefined) return [];
      return reshown(this.#options, run, proposal, now.get(ids[at] ?? 0) ?? null) ?? [];
    });
    if (changes.length > 0) store.reshow(changes);
    return changes.length > 0;
  }
}

export const createFollow = (options: FollowOptions): Follow => new Following(options);
