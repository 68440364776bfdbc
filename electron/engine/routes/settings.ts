/** What the user chose. */
import type { Hono } from 'hono';
import type { SettingsStore } from '../settings.ts';
import { route } from './route.ts';

export const settingsRoutes = (app: Hono, settings: SettingsStore): void => {
  route(app, 'GET /api/settings', () => settings.get());
  route(app, 'PATCH /api/settings', ({ body }) => settings.patch(body));
};
