// How the screen is built, and how it is served with hot reload while working on it (KONTOR_PORT names the server behind it).
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = `http://127.0.0.1:${process.env.KONTOR_PORT ?? '3900'}`;

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    // Inline fonts and pictures would need data: in the page's content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Else each icon that two pages share becomes a request of its own.
        codeSplitting: {
          groups: [
            { name: 'icons', test: /@tabler/ },
            { name: 'screen', test: /\/web\/(api|design)\/.*\.tsx?$/, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: {
    port: Number(process.env.KONTOR_WEB_PORT ?? 3901),
    strictPort: true,
    // The screen's own folder of the same name is no route of the server.
    proxy: { '^/api/(?![^?]*\\.ts\\b)': { target: server, ws: true } },
  },
});
