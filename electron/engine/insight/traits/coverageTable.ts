/** The map of coverage: rows of characters and their outfits, counted from the columns. */
import { setImmediate } from 'node:timers/promises';
import type { CoverageRow, CoverageTable, CoverageUnit } from '../../../../shared/api/coverage.ts';
import type { Condition } from '../../../../shared/query/ast.ts';
import { printTerm } from '../../../../shared/query/print.ts';
import { anyTag, tagCondition } from '../../../../shared/query/tagTerm.ts';
import { axes } from '../../../../shared/coverage/axes.ts';
import type { OpenDataset } from '../../dataset.ts';
import type { CoveredCharacter } from './coveredCharacters.ts';
import type { CoverageSources } from './coverageSources.ts';
import type { Garments } from './garments.ts';
import { wornOutfits, type WornOutfit } from './wornOutfits.ts';

export interface CoverageOptions {
  readonly unit: CoverageUnit;
  /** Ids that are left out. */
  readonly without: ArrayLike<number>;
  readonly cap: number | null;
}

/** Milliseconds of counting between two pauses. */
const pause = 10;

/** Tags that an outfit without a name is called by. */
const titleTags = 3;

type Count = (which: (place: number) => boolean) => Pick<CoverageRow, 'images' | 'cells'>;

/** Counts some of a character's samples. @param weightOf how much a sample counts */
const counter =
  (ids: readonly number[], places: readonly Uint8Array[], weightOf: (id: number) => number): Count =>
  (which) => {
    let images = 0;
    const weights = ids.map((id, at) => {
      const weight = which(at) ? weightOf(id) : 0;
      images += weight;
      return weight;
    });
    const cells = axes.map(({ values }, axis) => {
      const on = places[axis] ?? new Uint8Array(0);
      // Place 0 says none of them.
      const counts = new Uint32Array(values.length + 1);
      for (let at = 0; at < ids.length; at += 1) {
        const place = on[ids[at] ?? 0] ?? 0;
        counts[place] = (counts[place] ?? 0) + (weights[at] ?? 0);
      }
      return Array.from(counts, (_, at) => counts[(at + 1) % counts.length] ?? 0);
    });
    return { images, cells };
  };

const isWorn =
  ({ wears }: WornOutfit) =>
  (place: number): boolean =>
    wears[place] === 1;

const all = (): boolean => true;

const rowsOf = (
  { key, tag }: CoveredCharacter,
  ids: readonly number[],
  dataset: Pick<OpenDataset, 'columns' | 'project'>,
  isGarment: Garments,
  count: Count,
): CoverageRow[] => {
  const { columns } = dataset;
  const { tags } = columns;
  const character: Condition = tagCondition(key, tag < 0 ? 'character' : tags.category(tag));
  const captions = ids.map((id) => columns.tagsOf(id));
  const named = dataset.project().settings.traits.outfits[key] ?? {};
  const outfits = wornOutfits(columns, captions, named, isGarment);
  const queryOf = (part: Condition): string => printTerm({ kind: 'and', parts: [character, part] });
  const rows: CoverageRow[] = [
    { character: key, of: 'character', name: key, query: printTerm(character), ...count(all) },
    ...outfits.map((outfit): CoverageRow => ({
      character: key,
      of: 'outfit',
      name:
        outfit.name ??
        outfit.tags
          .slice(0, titleTags)
          .map((each) => tags.spelling(each))
          .join(', '),
      query: queryOf(anyTag(outfit.keys)),
      ...count(isWorn(outfit)),
    })),
  ];
  if (outfits.length === 0) return rows;
  const others = count((place) => outfits.every(({ wears }) => wears[place] === 0));
  if (others.images === 0) return rows;
  const none: Condition = { kind: 'not', part: anyTag(outfits.flatMap(({ keys }) => keys)) };
  return [...rows, { character: key, of: 'others', name: 'Other clothes', query: queryOf(none), ...others }];
};

const imagesOf = ([row]: readonly CoverageRow[]): number => row?.images ?? 0;

export const coverageTable = async (
  dataset: Pick<OpenDataset, 'columns' | 'project'>,
  sources: CoverageSources,
  { unit, without, cap }: CoverageOptions,
): Promise<CoverageTable> => {
  const { columns } = dataset;
  const { roster, coverage } = dataset.project().settings;
  const places = sources.places();
  await setImmediate();
  const { repeats, repeated } = sources.repeats();
  await setImmediate();
  const left = new Uint8Array(columns.slots);
  for (let i = 0; i < without.length; i += 1) left[without[i] ?? 0] = 1;
  const most = cap ?? Infinity;
  const weightOf = unit === 'images' ? () => 1 : (id: number) => Math.min(most, repeats[id] ?? 1);
  const groups: CoverageRow[][] = [];
  let since = performance.now();
  const { characters, isGarment } = sources.characters();
  await setImmediate();
  for (const character of characters) {
    const ids = Array.from(character.tag < 0 ? [] : columns.tags.samples(character.tag)).filter(
      (id) => left[id] !== 1,
    );
    groups.push(rowsOf(character, ids, dataset, isGarment, counter(ids, places, weightOf)));
    if (performance.now() - since < pause) continue;
    await setImmediate();
    since = performance.now();
  }
  return {
    rows: groups.toSorted((a, b) => imagesOf(a) - imagesOf(b)).flat(),
    terms: sources.terms(),
    floors: coverage.floors,
    floor: roster.floor,
    unit,
    repeated,
    without: without.length,
  };
};
