/**
 * Bundles the command line, the engine's process and each of its worker threads: a few files are found, read and
 * compiled faster than hundreds, and have no types to be taken out.
 */
import { dirname, join, relative } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { licences } from './licences.ts';
import { workerSources } from '../engine/work/workers.ts';

const electron = join(import.meta.dirname, '..');
const outDir = join(electron, '../dist/program');

/** A file that looks for others beside itself finds them beside its source. */
const besideSources: Plugin = {
  name: 'beside-sources',
  transform(code, id) {
    if (!id.startsWith(electron) || !code.includes('import.meta.dirname')) return null;
    const fromHere = JSON.stringify(`/${relative(outDir, dirname(id)).replaceAll('\\', '/')}`);
    return { code: code.replaceAll('import.meta.dirname', `(import.meta.dirname + ${fromHere})`), map: null };
  },
};

export default defineConfig({
  root: electron,
  plugins: [besideSources, licences(join(electron, '..'), true)],
  // These stay where npm put them: they are native, find files beside themselves, or are seldom needed.
  ssr: {
    noExternal: true,
    external: [
      '@napi-rs/keyring',
      'better-sqlite3',
      'electron',
      'electron-log',
      'onnxruntime-node',
      'sharp',
      'undici',
      'vite',
    ],
  },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    target: 'node22',
    rolldownOptions: {
      input: {
        cli: join(electron, 'cli/cli.ts'),
        engineMain: join(electron, 'hosting/engineMain.ts'),
        ...Object.fromEntries(
          Object.entries(workerSources).map(([name, file]) => [name, join(electron, 'engine', file)]),
        ),
      },
      // All in one folder: see `besideSources`.
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
