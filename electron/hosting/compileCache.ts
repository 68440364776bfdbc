/**
 * Caches the compiled code of the engine's sources: without it every process and every thread compiles
 * hundreds of files anew.
 */
import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/** Node's own variable: processes and threads that are started from here use the same folder. */
const variable = 'NODE_COMPILE_CACHE';

/** The environment of a process that is to use the cache; a folder that is set already stays. */
export const withCompileCache = (env: NodeJS.ProcessEnv, dataDir: string): NodeJS.ProcessEnv => ({
  ...env,
  [variable]: env[variable] ?? join(dataDir, 'compile-cache'),
});

/**
 * From now on, for this process and its threads. The data folder is not created for it: the first start has
 * no cache.
 */
export const startCompileCache = (dataDir: string): void => {
  if (!existsSync(dataDir)) return;
  const folder = withCompileCache(process.env, dataDir)[variable];
  process.env[variable] = folder;
  enableCompileCache(folder);
};
