/** Routes of duplicates. */
import type { Hono } from 'hono';
import type { FeatureDeps } from './feature.ts';

export const duplicatesRoutes = (_app: Hono, _deps: FeatureDeps): void => undefined;
