/** Routes of the trainer’s view. */
import type { Hono } from 'hono';
import type { FeatureDeps } from './feature.ts';

export const trainerRoutes = (_app: Hono, _deps: FeatureDeps): void => undefined;
