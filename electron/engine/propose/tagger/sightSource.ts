/** What the taggers of all runs have seen, gathered in pieces that no request waits for, and kept until another image is scored. */
import { setImmediate } from 'node:timers/promises';
import type { TagCategory } from '../../../../shared/api/caption.ts';
import { createSelector, type Selector } from '../../../../shared/captioning/tagger/select.ts';
import { tagSelection, type TaggerSpec } from '../../../../shared/captioning/tagger/taggerSpec.ts';
import { defaultStyle } from '../../../../shared/caption/style.ts';
import { datasetClosed } from '../../errors.ts';
import type { Columns } from '../../index/columns.ts';
import type { SeenTable, SightSource } from '../../index/sights.ts';
import type { PresentSamples } from '../present.ts';
import type { ProposalStore } from '../store/proposalStore.ts';
import { readKeptTagger } from './keptTagger.ts';

export interface SightOptions {
  readonly store: ProposalStore;
  readonly present: PresentSamples;
  readonly columns: Columns;
}

/** A few milliseconds' work. */
const piece = 200;

/** What one image shows, and of which version of its file. */
interface Sight {
  readonly size: number;
  readonly mtime: number;
  readonly tags: Uint32Array;
  readonly scores: Uint8Array;
}

interface Gathered {
  readonly keys: readonly string[];
  readonly categories: readonly TagCategory[];
  readonly byPath: ReadonlyMap<string, Sight>;
}

/** Thresholds are the run's; what is undesired or written otherwise is seen all the same. */
const selectorOf = (labels: string, { selection }: TaggerSpec): Selector =>
  createSelector({
    ...readKeptTagger(labels),
    selection: tagSelection.parse({
      thresholds: selection.thresholds,
      tagThresholds: selection.tagThresholds,
    }),
    style: defaultStyle,
  });

const gather = async ({ store }: SightOptions, closed: AbortSignal): Promise<Gathered> => {
  const selectors = new Map(
    store.runs().flatMap(({ id, spec }) => {
      const labels = spec.by === 'tagger' ? store.labelsOf(id) : null;
      return spec.by === 'tagger' && labels !== null ? [[id, selectorOf(labels, spec)] as const] : [];
    }),
  );
  const numbers = new Map<string, number>();
  const categories: TagCategory[] = [];
  const numberOf = (key: string, category: TagCategory): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, categories.length);
    return categories.push(category) - 1;
  };
  const byPath = new Map<string, Sight>();
  for (let before = Infinity; ;) {
    // The newest first: of several taggers the last one is asked.
    const rows = store.scored(before, piece);
    const last = rows.at(-1);
    if (last === undefined) return { keys: [...numbers.keys()], categories, byPath };
    before = last.id;
    for (const { run, relPath, imageSize, imageMtime, scores } of rows) {
      const selector = selectors.get(run);
      if (selector === undefined || byPath.has(relPath)) continue;
      const taken = selector.taken(scores);
      byPath.set(relPath, {
        size: imageSize,
        mtime: imageMtime,
        tags: Uint32Array.from(taken, ({ key, category }) => numberOf(key, category)),
        scores: Uint8Array.from(taken, ({ score }) => Math.round(score * 255)),
      });
    }
    await setImmediate();
    closed.throwIfAborted();
  }
};

/** By the samples that there are now; images that have changed since were not looked at. */
const tableOf = ({ present, columns }: SightOptions, { keys, categories, byPath }: Gathered): SeenTable => {
  const sights: (Sight | undefined)[] = [];
  let total = 0;
  for (const [relPath, sight] of byPath) {
    const id = present.idOf(relPath);
    if (id === undefined || columns.fileSize[id] !== sight.size || columns.mtime[id] !== sight.mtime)
      continue;
    sights[id] = sight;
    total += sight.tags.length;
  }
  const start = new Uint32Array(columns.slots + 1);
  const looked = new Uint8Array(columns.slots);
  const tags = new Uint32Array(total);
  const scores = new Uint8Array(total);
  for (let id = 0, at = 0; id < columns.slots; id += 1) {
    const sight = sights[id];
    if (sight !== undefined) {
      looked[id] = 1;
      tags.set(sight.tags, at);
      scores.set(sight.scores, at);
      at += sight.tags.length;
    }
    start[id + 1] = at;
  }
  return { keys, categories, start, looked, tags, scores };
};

export const createSightSource = (options: SightOptions): SightSource & { close(): void } => {
  const closed = new AbortController();
  let known: { readonly revision: number; readonly gathered: Promise<Gathered> } | null = null;
  return {
    seen: async () => {
      const { revision } = options.store;
      if (known?.revision !== revision())
        known = { revision: revision(), gathered: gather(options, closed.signal) };
      const gathered = await known.gathered;
      return gathered.byPath.size === 0 ? null : tableOf(options, gathered);
    },
    close: () => closed.abort(datasetClosed()),
  };
};
