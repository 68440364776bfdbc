/** What the search for problems needs besides the index, gathered without holding up requests. */
import { setImmediate } from 'node:timers/promises';
import type { TagCategory } from '../../../../shared/api/caption.ts';
import { tagKey } from '../../../../shared/caption/identity.ts';
import { parseRoster } from '../../../../shared/roster/parseRoster.ts';
import type { OpenDataset } from '../../dataset.ts';
import type { PictureMarks } from './pictureMarks.ts';
import type { LookRequest } from './protocol.ts';
import { trainerRules } from './trainerRules.ts';

/** Tags that are handled in one piece. */
const tagsAPiece = 20_000;

/** All categories but the one that most tags have. */
const categoriesOf = async ({
  columns: { tags },
}: OpenDataset): Promise<(readonly [string, TagCategory])[]> => {
  const categories: (readonly [string, TagCategory])[] = [];
  for (let tag = 0; tag < tags.size; tag += 1) {
    if (tag % tagsAPiece === tagsAPiece - 1) await setImmediate();
    const category = tags.category(tag);
    if (category !== 'general') categories.push([tags.key(tag), category]);
  }
  return categories;
};

/** @param isListed whether a list of tags that the user has loaded has a tag */
export const gather = async (
  dataset: OpenDataset,
  marks: PictureMarks,
  isListed: (key: string) => boolean,
): Promise<LookRequest> => {
  const { roster, problems, trainer } = dataset.project().settings;
  const categories = await categoriesOf(dataset);
  return {
    columns: dataset.sharedColumns(),
    categories,
    // A name that the list has is a real one, however close it is to another.
    listed: categories.flatMap(([key]) => (isListed(key) ? [key] : [])),
    roster: parseRoster(roster.text).entries.map(({ key }) => key),
    pictures: await marks.now(),
    seen: await dataset.sights.seen(),
    off: problems.off,
    pairs: problems.pairs.map(([a, b]) => [tagKey(a), tagKey(b)] as const),
    ...trainerRules(dataset.root, trainer),
  };
};
