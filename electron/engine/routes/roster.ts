/** Routes of the roster. */
import type { Hono } from 'hono';
import { defaultBuckets } from '../../../shared/trainer/bucketConfig.ts';
import { suggestedMix } from '../../../shared/trainer/mixConfig.ts';
import { keepRosterCount } from '../insight/roster/rosterCount.ts';
import { rosterDetail } from '../insight/roster/rosterDetail.ts';
import { rosterTable } from '../insight/roster/rosterTable.ts';
import type { FeatureDeps } from './feature.ts';
import { route } from './route.ts';

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
      training: { mix: suggestedMix, buckets: defaultBuckets, repeats: 1, protectedTags: new Set() },
      duplicates: null,
      suspects: looked.mislabels === null ? null : dataset.findings.ids('suspect', 'likely'),
    });
  });
  route(app, 'GET /api/roster/detail', ({ query }) => rosterDetail(workspace.current().columns, query.key));
};
