/** What runs here: version, commit and Node of this engine, and a report for people who look for a fault. */
import type { Hono } from 'hono';
import type { OpenDataset } from '../dataset.ts';
import { diagnosticReport } from '../diagnostics.ts';
import { readLicences, readRelease } from '../release.ts';
import type { SettingsStore } from '../settings.ts';
import type { Jobs } from '../work/jobs.ts';
import { route } from './route.ts';

interface AboutDeps {
  readonly workspace: { peek(): OpenDataset | null };
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly jobs: Pick<Jobs, 'list'>;
}

export const aboutRoutes = (app: Hono, { workspace, settings, jobs }: AboutDeps): void => {
  route(app, 'GET /api/about', () => ({ ...readRelease(), node: process.versions.node }));
  route(app, 'GET /api/licences', () => ({ licences: readLicences() }));
  route(app, 'GET /api/report', () => {
    const open = workspace.peek();
    const dataset = open === null ? null : { info: open.info(), dataFolder: open.dataFolder };
    return { text: diagnosticReport({ settings: settings.get(), jobs: jobs.list(), dataset }) };
  });
};
