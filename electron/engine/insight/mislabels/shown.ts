/** Mislabels as windows show them: numbers, characters by their names, and suspects a page at a time. */
import { sampleId } from '../../../../shared/api/ids.ts';
import type { CharacterLabel, MislabelsState, Suspect } from '../../../../shared/api/mislabels.ts';
import type { SampleRow } from '../../../../shared/api/sample.ts';
import { titledName } from '../../../../shared/caption/mentions.ts';
import type { TagTable } from '../../index/columns.ts';
import type { Mislabels } from './createMislabels.ts';
import type { CurrentSuspect } from './current.ts';

type Shown = Pick<Mislabels, 'found' | 'current' | 'outOfDate' | 'failed'> & {
  readonly dataset: { readonly columns: { readonly tags: Pick<TagTable, 'find' | 'spelling'> } };
};

interface Page {
  readonly from: number;
  readonly count: number;
  /** The kept ones, or those still to be looked at. */
  readonly kept: boolean;
}

/** A character that no sample has any more is shown by its key. */
const labelOf = ({ dataset }: Pick<Shown, 'dataset'>, key: string): CharacterLabel => {
  const { tags } = dataset.columns;
  const tag = tags.find(key);
  return { tag: tag < 0 ? key : tags.spelling(tag), key, name: titledName(key) };
};

export const mislabelsState = (mislabels: Shown, pictures: MislabelsState['pictures']): MislabelsState => {
  const found = mislabels.found();
  const { suspects, overlaps } = mislabels.current() ?? { suspects: [], overlaps: [] };
  const outOfDate = mislabels.outOfDate();
  const open = suspects.filter(({ kept }) => !kept);
  const ofTier = (tier: Suspect['tier']): number =>
    open.filter(({ suspect }) => suspect.tier === tier).length;
  return {
    phase: found !== null ? 'found' : outOfDate ? 'finding' : 'unknown',
    outOfDate,
    failed: mislabels.failed(),
    judged: found?.judged ?? 0,
    compared: found?.compared ?? 0,
    counts: { likely: ofTier('likely'), look: ofTier('look'), kept: suspects.length - open.length },
    overlaps: overlaps.map(({ a, b, count, samples }) => ({
      a: labelOf(mislabels, a),
      b: labelOf(mislabels, b),
      count,
      samples: samples.map((id) => sampleId.parse(id)),
    })),
    skipped: (found?.skipped ?? []).map(({ tag, reason }) => ({
      character: labelOf(mislabels, tag),
      reason,
    })),
    pictures,
  };
};

/** Suspects whose sample is gone are left out of their page. @param rows of samples, in the order of their ids */
export const suspectsPage = (
  mislabels: Shown,
  { from, count, kept }: Page,
  rows: (ids: readonly number[]) => readonly SampleRow[],
): { readonly total: number; readonly suspects: Suspect[] } => {
  const now = mislabels.current();
  const all = (now?.suspects ?? []).filter((suspect) => suspect.kept === kept);
  const page = all.slice(from, from + count);
  const idsOf = (paths: readonly string[]): number[] => paths.flatMap((relPath) => now?.idOf(relPath) ?? []);
  const ids = new Set(
    page.flatMap(({ id, suspect: { nearest } }) => [
      id,
      ...idsOf(nearest.given),
      ...idsOf(nearest.suggested),
    ]),
  );
  const rowOf = new Map(rows([...ids]).map((row) => [Number(row.id), row]));
  const rowsOf = (paths: readonly string[]): SampleRow[] => idsOf(paths).flatMap((id) => rowOf.get(id) ?? []);
  const shown = ({ id, suspect }: CurrentSuspect): Suspect[] => {
    const { given, suggested, margin, tier, reasons, nearest } = suspect;
    const row = rowOf.get(id);
    if (row === undefined) return [];
    return [
      {
        row,
        given: labelOf(mislabels, given),
        suggested: labelOf(mislabels, suggested),
        margin,
        tier,
        reasons: [...reasons],
        nearest: { given: rowsOf(nearest.given), suggested: rowsOf(nearest.suggested) },
        kept,
      },
    ];
  };
  return { total: all.length, suspects: page.flatMap(shown) };
};
