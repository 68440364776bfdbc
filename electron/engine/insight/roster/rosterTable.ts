/** The roster compared with the dataset: a row for each character, and names that are probably misspelt. */
import type { RosterCharacter, RosterTable } from '../../../../shared/api/roster.ts';
import { tagTerm } from '../../../../shared/query/tagTerm.ts';
import type { BucketConfig } from '../../../../shared/trainer/bucketConfig.ts';
import { matchRoster, nearMisses } from '../../../../shared/roster/matchRoster.ts';
import { parseRoster } from '../../../../shared/roster/parseRoster.ts';
import { distinctImages, statusOf } from '../../../../shared/roster/roster.ts';
import { columnValues } from '../../../../shared/roster/rosterColumns.ts';
import type { OpenDataset } from '../../dataset.ts';
import { meet } from '../../index/meet.ts';
import { census, noImages, type Counted } from './census.ts';
import { presentTags } from '../../index/presentTags.ts';

export interface RosterRequest {
  readonly text: string;
  readonly floor: number;
  readonly target: number;
  readonly buckets: BucketConfig;
  /** How often each character's tag is seen in an epoch, by key. */
  readonly seen: ReadonlyMap<string, number>;
  /** Groups of near-duplicates, as ids; null while they have not been looked for. */
  readonly duplicates: readonly (readonly number[])[] | null;
  /** Samples that are probably labelled as another character; null while they have not been looked for. */
  readonly suspects: readonly number[] | null;
}

export const rosterTable = async (
  dataset: Pick<OpenDataset, 'columns' | 'texts'>,
  request: RosterRequest,
): Promise<RosterTable> => {
  const { tags } = dataset.columns;
  const { floor, target, duplicates, suspects } = request;
  const { entries, repeated } = parseRoster(request.text);
  const listed = entries.length > 0;
  const present = presentTags(dataset);
  const expected = matchRoster(entries, present);
  const characters = present.filter(({ key, character }) => character || expected.has(key));
  const counts = await census(dataset, new Set(characters.map(({ key }) => tags.find(key))), request.buckets);

  const sizesOfGroups = (tag: number): readonly number[] => {
    if (duplicates === null) return [];
    const samples = new Set(tags.samples(tag));
    return duplicates.map((group) => group.filter((id) => samples.has(id)).length).filter((size) => size > 1);
  };
  const suspected = suspects && new Set(suspects);

  const row = (key: string, tag: number, counted: Counted | undefined): RosterCharacter => {
    const entry = expected.get(key);
    const images = counted?.images ?? 0;
    const spelling = tag < 0 ? (entry?.text ?? key) : tags.spelling(tag);
    return {
      tag: spelling,
      key,
      group: entry?.group ?? null,
      images,
      ...columnValues({
        ...(counted ?? noImages()),
        distinctImages: distinctImages(images, tag < 0 ? [] : sizesOfGroups(tag)),
        seen: request.seen.get(key) ?? 0,
        suspects:
          suspected &&
          (tag < 0 ? 0 : tags.samples(tag).reduce((n, id) => n + (suspected.has(id) ? 1 : 0), 0)),
        floor,
        target,
      }),
      status: statusOf({ expected: entry !== undefined, listed, images, floor }),
      query: tagTerm(spelling, tag < 0 ? 'character' : tags.category(tag)),
    };
  };

  const rows = [
    ...characters.map(({ key }) => row(key, tags.find(key), counts.get(tags.find(key)))),
    ...[...expected.keys()]
      .filter((key) => !(tags.count(tags.find(key)) > 0))
      .map((key) => row(key, -1, undefined)),
  ];
  const order = new Map<string | null, number>();
  for (const { group } of entries) if (!order.has(group)) order.set(group, order.size);
  const place = ({ status, group }: RosterCharacter): number =>
    status === 'unexpected' ? order.size : (order.get(group) ?? order.size);

  const misses = nearMisses(present, new Set(expected.keys()), (a, b) => {
    const [one, other] = [tags.find(a), tags.find(b)];
    return one >= 0 && other >= 0 && meet(tags.samples(one), tags.samples(other));
  });
  const spelled = (key: string): string => {
    const tag = tags.find(key);
    return tag >= 0 && tags.count(tag) > 0 ? tags.spelling(tag) : (expected.get(key)?.text ?? key);
  };
  return {
    characters: rows.toSorted(
      (a, b) => place(a) - place(b) || a.images - b.images || (a.key < b.key ? -1 : 1),
    ),
    nearMisses: misses.map(({ key, like, count }) => ({ tag: spelled(key), like: spelled(like), count })),
    listed,
    repeated: [...repeated],
    floor,
    target,
    duplicatesKnown: duplicates !== null,
  };
};
