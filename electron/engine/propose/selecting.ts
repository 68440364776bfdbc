/** Other thresholds for a tagger's run, without asking the model again. */
import { setImmediate } from 'node:timers/promises';
import type { TagSelection, TaggerSpec } from '../../../shared/captioning/tagger/taggerSpec.ts';
import { parseTags } from '../../../shared/caption/tagCaption.ts';
import { EngineError } from '../errors.ts';
import { type ProposalContext, storedRun } from './proposalContext.ts';
import type { StoredRun } from './store/rows.ts';

/** What a selection would do: tags that are added and taken away, and the samples that change. */
export interface SelectionEffect {
  readonly added: number;
  readonly removed: number;
  readonly samples: number;
}

/** @throws EngineError `not-found`, and `bad-request` for a run of no tagger */
export interface Selecting {
  select(run: number, selection: TagSelection): Promise<void>;
  preview(run: number, selection: TagSelection): Promise<SelectionEffect>;
}

const piece = 500;

type TaggerRun = StoredRun & { readonly spec: TaggerSpec };

export const createSelecting = (context: ProposalContext): Selecting => {
  const { store, sources, follow, tell } = context;
  const { present } = sources;

  const taggerRun = (id: number): TaggerRun => {
    const run = storedRun(context, id);
    if (run.spec.by === 'tagger') return { ...run, spec: run.spec };
    throw new EngineError('bad-request', 'Only the tags of a tagger are chosen by thresholds.');
  };

  return {
    select: async (id, selection) => {
      store.setSpec(id, { ...taggerRun(id).spec, selection });
      follow.selected(id);
      await follow.upToDate();
      tell();
    },
    preview: async (id, selection) => {
      const run = taggerRun(id);
      const trial: StoredRun = { ...run, spec: { ...run.spec, selection } };
      const chooser = sources.chooser(trial);
      let [added, removed, samples] = [0, 0, 0];
      for (let after = 0; ;) {
        const proposals = store.behind(after, piece, id);
        const last = proposals.at(-1);
        if (last === undefined) return { added, removed, samples };
        after = last.id;
        const ids = proposals.map(({ relPath }) => present.idOf(relPath) ?? 0);
        const now = present.of(ids);
        for (const [at, { scores }] of proposals.entries()) {
          if (scores === null) continue;
          const tags = parseTags(now.get(ids[at] ?? 0)?.captions.tags ?? '').map(({ text }) => text);
          const effect = chooser.count(scores, tags);
          added += effect.added;
          removed += effect.removed;
          if (effect.added + effect.removed > 0) samples += 1;
        }
        await setImmediate();
      }
    },
  };
};
