/** The dataset in numbers, as `proofsheet stats` prints it. */
import type { Hono } from 'hono';
import type { DatasetStats } from '../../../shared/api/dataset.ts';
import type { Workspace } from '../dataset.ts';
import type { OpenDataset } from '../dataset.ts';
import { route } from './route.ts';

export const statsRoutes = (app: Hono, workspace: Workspace): void => {
  route(app, 'GET /api/stats', () => statsOf(workspace.current()));
};

const statsOf = (dataset: OpenDataset): DatasetStats => {
  const { tags: table } = dataset.columns;
  const { samples, captions } = dataset.info();
  const tags: DatasetStats['tags'] = [];
  for (let tag = 0; tag < table.size; tag++) {
    const count = table.count(tag);
    if (count === 0) continue;
    tags.push({
      tag: table.spelling(tag),
      category: table.category(tag),
      count,
      spellings: table.spellings(tag).map(({ text }) => text),
    });
  }
  tags.sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
  const characters = tags
    .filter(({ category }) => category === 'character')
    .map(({ tag, count }) => ({ tag, count }));
  return { samples, captions, characters, tags, ...dataset.files() };
};
