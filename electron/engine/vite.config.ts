/** Bundles each of the engine's worker threads: one file is found, read and compiled faster than a hundred. */
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { workerSources } from './work/workers.ts';

const engine = import.meta.dirname;

export default defineConfig({
  root: engine,
  // Native packages, and those that find files beside themselves, stay where npm put them.
  ssr: { noExternal: ['zod', 'smol-toml', 'image-size'] },
  build: {
    ssr: true,
    outDir: join(engine, '../../dist/workers'),
    emptyOutDir: true,
    target: 'node22',
    rolldownOptions: {
      input: Object.fromEntries(
        Object.entries(workerSources).map(([name, file]) => [name, join(engine, file)]),
      ),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
});
