/** Asks an ONNX tagger about samples, and chooses of its scores what is proposed. */
import { prevailingStyle, preferredSpelling, type TagStyle } from '../../../shared/caption/style.ts';
import { tagKey } from '../../../shared/caption/identity.ts';
import { markTags } from '../../../shared/captioning/marks.ts';
import { createSelector } from '../../../shared/captioning/tagger/select.ts';
import type { TagSelection, TaggerSpec } from '../../../shared/captioning/tagger/taggerSpec.ts';
import type { OpenDataset } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import { byRevision } from '../work/byRevision.ts';
import type { OpenedModel } from './asking.ts';
import type { Asked, AskedSample, Asker } from './asker.ts';
import type { TagChooser } from './judge.ts';
import type { StoredRun } from './store/rows.ts';
import { createTagger } from './tagger/createTagger.ts';
import { keepTagger, type KeptTagger, readKeptTagger } from './tagger/keptTagger.ts';

/** Opens a tagger for a run. @throws EngineError `tagger`, `no-inference` */
export const openTaggerModel = async (
  dataset: OpenDataset,
  spec: TaggerSpec,
  log: (line: string) => void,
): Promise<OpenedModel> => {
  const tagger = createTagger({ log });
  const { labels, thresholds, batch } = await tagger.open(spec);

  const ask = async (samples: readonly AskedSample[], signal: AbortSignal): Promise<readonly Asked[]> => {
    const answers = new Map<number, Asked>();
    const pictures: { readonly id: number; readonly file: string; readonly name: string }[] = [];
    for (const { id, relPath } of samples) {
      try {
        pictures.push({ id, file: dataset.imageFile(id), name: relPath });
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        answers.set(id, { ok: false, cause: 'image', message: error.message, of: 'sample' });
      }
    }
    const scored = await tagger.score(pictures, signal);
    for (const [at, { id }] of pictures.entries()) {
      const one = scored[at];
      if (one === undefined) continue;
      answers.set(
        id,
        one.ok
          ? { ok: true, text: null, scores: one.scores, marks: [], tokens: null }
          : { ok: false, cause: one.cause, message: one.message, of: 'sample' },
      );
    }
    return samples.map(({ id, relPath }): Asked => answers.get(id) ?? notScored(relPath));
  };

  const asker: Asker = {
    together: Math.max(4, batch * 2),
    atOnce: 1,
    ask: async (samples, signal) => {
      try {
        return await ask(samples, signal);
      } catch (error) {
        if (signal.aborted || !(error instanceof EngineError)) throw error;
        // The model itself fails: it would for every image.
        return samples.map(() => ({ ok: false, cause: 'model', message: error.message, of: 'run' }));
      }
    },
    close: () => tagger.close(),
  };
  return { asker, labels: keepTagger({ labels, thresholds }) };
};

const notScored = (relPath: string): Asked => ({
  ok: false,
  cause: 'model',
  message: `The tagger gave no scores for ${relPath}.`,
  of: 'sample',
});

const noTags: TagChooser = {
  choose: () => ({ tags: [], marks: [] }),
  count: () => ({ added: 0, removed: 0 }),
};

/**
 * Chooses for runs of taggers, each in the dataset's style and spelling.
 * @param labelsOf what is kept of a run's tagger
 */
export const createTagChoosers = (
  { columns }: OpenDataset,
  labelsOf: (run: number) => string | null,
): ((run: StoredRun) => TagChooser) => {
  const { tags } = columns;
  const known = (key: string): number => {
    const tag = tags.find(key);
    return tag >= 0 && tags.count(tag) > 0 ? tag : -1;
  };
  const style = byRevision(
    () => columns.revision,
    (): TagStyle => {
      const all = Array.from({ length: tags.size }, (_, tag) => tags.spellings(tag)).flat();
      return prevailingStyle(all);
    },
  );
  const kept = new Map<number, KeptTagger>();
  const made = new Map<string, TagChooser>();

  const keptOf = (run: number): KeptTagger | null => {
    const before = kept.get(run);
    if (before !== undefined) return before;
    const labels = labelsOf(run);
    if (labels === null) return null;
    const read = readKeptTagger(labels);
    kept.set(run, read);
    return read;
  };

  const make = (tagger: KeptTagger, selection: TagSelection): TagChooser => {
    const now = style();
    const selector = createSelector({
      ...tagger,
      selection,
      style: now,
      categoryOf: (key) => {
        const tag = known(key);
        return tag < 0 ? undefined : tags.category(tag);
      },
      spellingOf: (key) => {
        const tag = known(key);
        return tag < 0 ? undefined : preferredSpelling(tags.spellings(tag), now);
      },
    });
    return {
      choose: (scores, present) => {
        const { tags: proposed } = selector.select(
          scores,
          present.map(({ text }) => text),
        );
        const taken = selector.taken(scores);
        const addedKeys = new Set(
          proposed.filter(({ change }) => change === 'added').map(({ text }) => tagKey(text)),
        );
        const added = taken.filter(({ key }) => addedKeys.has(key));
        return { tags: proposed, marks: markTags({ taken, added, present }) };
      },
      count: (scores, present) => selector.count(scores, present),
    };
  };

  return (run) => {
    const tagger = run.spec.by === 'tagger' ? keptOf(run.id) : null;
    if (run.spec.by !== 'tagger' || tagger === null) return noTags;
    const at = `${run.id} ${columns.revision} ${JSON.stringify(run.spec.selection)}`;
    const before = made.get(at);
    if (before !== undefined) return before;
    const chooser = make(tagger, run.spec.selection);
    // A threshold that is moved, and what it was before.
    if (made.size >= 4) made.clear();
    made.set(at, chooser);
    return chooser;
  };
};
