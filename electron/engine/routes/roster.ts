/** Routes of the roster. */
import type { Hono } from 'hono';
import { tagKey } from '../../../shared/caption/identity.ts';
import type { Workspace } from '../dataset.ts';
import type { Duplicates } from '../insight/duplicates/createDuplicates.ts';
import type { PerDataset } from '../insight/perDataset.ts';
import { rosterTable } from '../insight/roster/rosterTable.ts';
import type { Trainer } from '../insight/trainer/createTrainer.ts';
import { route } from './route.ts';

export interface RosterDeps {
  readonly workspace: Workspace;
  readonly trainer: Trainer;
  readonly duplicates: PerDataset<Duplicates>;
}

export const rosterRoutes = (app: Hono, { workspace, trainer, duplicates }: RosterDeps): void => {
  route(app, 'POST /api/roster', async ({ body }) => {
    const dataset = workspace.current();
    const { roster, trainer: training } = dataset.project().settings;
    const { text, floor, target } = roster;
    const { characters } = await trainer.summary();
    const looked = dataset.findings.counts();
    return rosterTable(dataset, {
      text: body.text ?? text,
      floor: body.floor ?? floor,
      target: body.target ?? target,
      buckets: training.buckets,
      seen: new Map(characters.map(({ tag, seen }) => [tagKey(tag), seen])),
      duplicates:
        duplicates
          .current()
          .groups()
          ?.map(({ members }) => members.map(({ id }) => id)) ?? null,
      suspects: looked.mislabels === null ? null : dataset.findings.ids('suspect', 'likely'),
    });
  });
};
