/** Routes of mislabels. */
import type { Hono } from 'hono';
import type { FeatureDeps } from './feature.ts';

export const mislabelsRoutes = (_app: Hono, _deps: FeatureDeps): void => undefined;
