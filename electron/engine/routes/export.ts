/** Routes of exports. */
import type { Hono } from 'hono';
import type { FeatureDeps } from './feature.ts';

export const exportRoutes = (_app: Hono, _deps: FeatureDeps): void => undefined;
