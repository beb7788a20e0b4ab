/** How the web client is built: static files in `dist/web`, served by any host that answers unknown paths with `index.html`. */
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { apiDocs } from './api-docs.ts';

/**
 * Which modules share a file. By itself Vite gives every set of pages that share a module a file of its own: 93 for the overview, half of them
 * smaller than a kilobyte. The page on the phone needs `base` and `react` alone. The share counts were chosen by trying: the first
 * load of each page keeps to its budget, and the overview comes in 76.
 */
const groups = [
  { name: 'base', test: /preload-helper|web\/(language|storage)/, priority: 3 },
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler|i18next|react-i18next)\//, priority: 2 },
  { name: 'icons', test: /@tabler/, priority: 1, minShareCount: 6 },
  { name: 'mantine', test: /@mantine/, minShareCount: 3 },
  { name: 'design', test: /web\/(design\/(?!brand-mark)|api|session|shell)/, minShareCount: 18 },
];

export default defineConfig(({ command }) => {
  // Vite takes what is set: a build started by a test would have React with its aids for developers, twice as large.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    plugins: [react(), apiDocs()],
    build: {
      outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
      emptyOutDir: true,
      // The first-load budget test adds up what each page loads.
      manifest: true,
      target: 'es2023',
      // The first browsers with light-dark(); older ones would get twice the rules.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      // Fonts and icons stay files of their own: a strict content security policy knows no data: addresses.
      assetsInlineLimit: 0,
      rolldownOptions: { output: { codeSplitting: { groups } } },
    },
    // The host stays the dev server's: the API refuses logins from pages of another origin.
    server: { proxy: { '/api': { target: 'http://localhost:4100', changeOrigin: false } } },
  };
});
