/** Builds the renderer: static files that any host serves under a strict Content-Security-Policy. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { licences } from './electron/launch/licences.ts';

export default defineConfig({
  root: 'renderer',
  plugins: [react(), licences(import.meta.dirname, false)],
  // The page may lie below a path, where a proxy serves it.
  base: './',
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // Chromium 114 is what the oldest Electron that we run on (25) has.
    target: 'chrome114',
    // The policy allows no data: addresses and no inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
  },
});
