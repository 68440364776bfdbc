/** Builds the app anew: `npm run build`. */
import { join } from 'node:path';
import { buildApp } from './appBuild.ts';

await buildApp(join(import.meta.dirname, '../..'));
