/** How the web client is built: static files in `dist/web`, served by any host that answers unknown paths with `index.html`. */
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { apiDocs } from './api-docs.ts';

export default defineConfig({
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
  },
  // The host stays the dev server's: the API refuses logins from pages of another origin.
  server: { proxy: { '/api': { target: 'http://localhost:4100', changeOrigin: false } } },
});
