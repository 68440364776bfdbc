/** Routes of the roster. */
import type { Hono } from 'hono';
import type { OpenDataset } from '../dataset.ts';
import type { Training } from '../insight/roster/census.ts';
import { keepRosterCount } from '../insight/roster/rosterCount.ts';
import { rosterDetail } from '../insight/roster/rosterDetail.ts';
import { rosterTable } from '../insight/roster/rosterTable.ts';
import { trainerConfig } from '../insight/trainer/config.ts';
import type { FeatureDeps } from './feature.ts';
import { route } from './route.ts';

/** As the trainer's view counts. */
const trainingOf = ({ root, project }: OpenDataset): Training => {
  const { trainer } = project().settings;
  const { mix, protectedTags } = trainerConfig(root, trainer);
  const { buckets, repeats } = trainer;
  return { mix, buckets, repeats, protectedTags: new Set(protectedTags) };
};

export const rosterRoutes = (app: Hono, { workspace, events, closing }: FeatureDeps): void => {
  keepRosterCount({ workspace, events }, closing);
  route(app, 'POST /api/roster', ({ body }) => {
    const dataset = workspace.current();
    const { text, floor, target } = dataset.project().settings.roster;
    const looked = dataset.findings.counts();
    return rosterTable(dataset, {
      text: body.text ?? text,
      floor: body.floor ?? floor,
      target: body.target ?? target,
      training: trainingOf(dataset),
      duplicates: null,
      suspects: looked.mislabels === null ? null : dataset.findings.ids('suspect', 'likely'),
    });
  });
  route(app, 'GET /api/roster/detail', ({ query }) => rosterDetail(workspace.current().columns, query.key));
};
