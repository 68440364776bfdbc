/** Routes of problems. */
import type { Hono } from 'hono';
import type { FeatureDeps } from './feature.ts';

export const problemsRoutes = (_app: Hono, _deps: FeatureDeps): void => undefined;
