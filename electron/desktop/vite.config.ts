/**
 * Bundles the Electron host: CommonJS, since Electron before 28 accepts no other main script and a sandboxed
 * preload never does.
 */
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const folder = import.meta.dirname;

/** `electron dist/electron` needs to know which file to run. */
const manifest: Plugin = {
  name: 'manifest',
  generateBundle() {
    const source = `${JSON.stringify({ name: 'proofsheet', main: 'main.cjs', type: 'commonjs' })}\n`;
    this.emitFile({ type: 'asset', fileName: 'package.json', source });
  },
};

export default defineConfig({
  root: folder,
  plugins: [manifest],
  // Everything goes into the two files; only Electron and Node's own modules exist at run time.
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    outDir: join(folder, '../../dist/electron'),
    emptyOutDir: true,
    // The Node inside Electron 25, the oldest that the host runs on.
    target: 'node18',
    rolldownOptions: {
      input: { main: join(folder, 'main.ts'), preload: join(folder, 'preload.ts') },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
});
