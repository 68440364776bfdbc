/** Routes of the roster. */
import type { Hono } from 'hono';
import type { FeatureDeps } from './feature.ts';

export const rosterRoutes = (_app: Hono, _deps: FeatureDeps): void => undefined;
