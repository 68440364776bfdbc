/** Doubts of tags as windows show them. */
import type { SampleRow } from '../../../../shared/api/sample.ts';
import type { JudgedTagInfo, TagDoubt, TagDoubts, TagHealthState } from '../../../../shared/api/tagHealth.ts';
import { EngineError } from '../../errors.ts';
import type { TagHealth } from './createTagHealth.ts';
import type { CurrentDoubt, CurrentTag } from './current.ts';

const countsOf = (side: readonly CurrentDoubt[]): JudgedTagInfo['missing'] => ({
  probable: side.filter(({ tier }) => tier === 'probable').length,
  look: side.filter(({ tier }) => tier === 'look').length,
});

const spellingOf = ({ dataset }: TagHealth, key: string): string => {
  const { tags } = dataset.columns;
  const tag = tags.find(key);
  return tag < 0 ? key : tags.spelling(tag);
};

export const tagHealthState = (health: TagHealth, pictures: TagHealthState['pictures']): TagHealthState => {
  const found = health.found();
  const outOfDate = health.outOfDate();
  return {
    phase: found !== null ? 'found' : outOfDate ? 'finding' : 'unknown',
    outOfDate,
    failed: health.failed(),
    judged: found?.judged ?? 0,
    compared: found?.compared ?? 0,
    tags: health.current().map(({ key, images, reliability, missing, wrong }) => ({
      tag: spellingOf(health, key),
      key,
      images,
      reliability,
      missing: countsOf(missing),
      wrong: countsOf(wrong),
    })),
    pictures,
  };
};

/** @param rows of samples, in the order of their ids @throws EngineError `not-found` for a tag that was not judged */
export const doubtsOf = (
  health: TagHealth,
  key: string,
  rows: (ids: readonly number[]) => readonly SampleRow[],
): TagDoubts => {
  const tag: CurrentTag | undefined = health.current().find((each) => each.key === key);
  if (tag === undefined) throw new EngineError('not-found', `“${key}” was not judged.`);
  const rowOf = new Map(
    rows([...tag.missing, ...tag.wrong].map(({ id }) => id)).map((row) => [Number(row.id), row]),
  );
  const sideOf = (side: readonly CurrentDoubt[]): TagDoubt[] =>
    side.flatMap(({ id, probability, tier }) => {
      const row = rowOf.get(id);
      return row === undefined ? [] : [{ row, probability, tier }];
    });
  return { missing: sideOf(tag.missing), wrong: sideOf(tag.wrong) };
};
