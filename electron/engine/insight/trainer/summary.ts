/** An epoch's numbers as they are shown: tags as they are spelled, and queries that lead to the samples. */
import type { TrainerSettings, TrainerSummary } from '../../../../shared/api/trainer.ts';
import type { Condition } from '../../../../shared/query/ast.ts';
import { printTerm } from '../../../../shared/query/print.ts';
import { tagTerm } from '../../../../shared/query/tagTerm.ts';
import { bucketProblem } from '../../../../shared/trainer/bucketing.ts';
import type { EpochSummary, QuirkCount } from '../../../../shared/trainer/epoch.ts';
import type { MixConfig } from '../../../../shared/trainer/mixConfig.ts';
import type { TagTable } from '../../index/columns.ts';
import type { TrainerConfig } from '../trainerConfig.ts';

const without = (caption: 'tags' | 'nl'): Condition => ({
  kind: 'or',
  parts: [
    { kind: 'missing', caption },
    { kind: 'empty', caption },
  ],
});

const pathIs = (relPath: string): Condition => ({
  kind: 'path',
  field: 'path',
  value: [{ kind: 'text', text: relPath }],
});

/** The query for a quirk's samples; null where only a list of ids can name them. */
const byNature = (kind: QuirkCount['kind'], mix: MixConfig): Condition | null => {
  if (kind === 'tags-missing') return without('tags');
  if (kind === 'nl-missing') return without('nl');
  if (kind === 'no-caption') {
    return mix.caption_mode === 'tags' || mix.cache_text_embeddings
      ? without('tags')
      : { kind: 'and', parts: [without('tags'), without('nl')] };
  }
  const kept = mix.shuffle_keep_first_n;
  return kind === 'all-shuffled' && kept >= 2 ? { kind: 'range', field: 'tags', from: 2, to: kept } : null;
};

const quirkQuery = ({ kind, samples, first }: QuirkCount, mix: MixConfig): string | null => {
  const nature = byNature(kind, mix);
  if (nature !== null) return printTerm(nature);
  const [only, ...more] = first.map(pathIs);
  if (only === undefined || samples > first.length) return null;
  return printTerm(more.length === 0 ? only : { kind: 'or', parts: [only, ...more] });
};

export const summaryOf = (
  epoch: EpochSummary,
  config: TrainerConfig,
  settings: TrainerSettings,
  tags: TagTable,
): TrainerSummary => {
  const spelled = (key: string): string => {
    const tag = tags.find(key);
    return tag < 0 ? key : tags.spelling(tag);
  };
  const { samples, skipped, withTags, withNl, variants, steps, shown, buckets } = epoch;
  return {
    config: config.used,
    batch: config.batch,
    epochs: config.epochs,
    samples,
    skipped,
    withTags,
    withNl,
    variants,
    steps,
    shown,
    buckets: [...buckets],
    bucketProblem: bucketProblem(settings.buckets),
    characters: epoch.characters.map(({ key, images, seen, share }) => {
      return { tag: spelled(key), images, seen, share, query: tagTerm(key, 'character') };
    }),
    quirks: epoch.quirks.map((quirk) => {
      const { kind, sentence, samples, varied } = quirk;
      return { kind, sentence, samples, varied, query: quirkQuery(quirk, config.mix) };
    }),
  };
};
