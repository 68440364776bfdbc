/** What the user chose, and the list of tags that is one of these choices. */
import type { Hono } from 'hono';
import type { SettingsStore } from '../settings.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { route } from './route.ts';

export interface SettingsDeps {
  readonly settings: SettingsStore;
  readonly vocabulary: Vocabulary;
}

export const settingsRoutes = (app: Hono, { settings, vocabulary }: SettingsDeps): void => {
  route(app, 'GET /api/settings', () => settings.get());
  route(app, 'PATCH /api/settings', async ({ body }) => {
    if (body.danbooruFile !== undefined) await vocabulary.load(body.danbooruFile);
    return settings.patch(body);
  });
  route(app, 'GET /api/tag-list', () => vocabulary.state());
};
