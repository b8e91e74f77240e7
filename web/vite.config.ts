// How the screen is built, and how it is served with hot reload while working on it (KONTOR_PORT names the server behind it).
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = `http://127.0.0.1:${process.env.KONTOR_PORT ?? '3900'}`;

type Graph = { getModuleInfo(id: string): { importedIds: string[] } | null };
let first: Set<string> | undefined;
/** Whether the page's own script imports it, at once or through others. */
function isFirst(id: string, graph: Graph): boolean {
  first ??= new Set(
    (function reached(from: string, found: Set<string>): Set<string> {
      if (found.has(from)) return found;
      found.add(from);
      for (const one of graph.getModuleInfo(from)?.importedIds ?? []) reached(one, found);
      return found;
    })(fileURLToPath(new URL('app/main.tsx', import.meta.url)), new Set()),
  );
  return first.has(id);
}

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
            { name: 'icons', test: /@tabler/, priority: 2 },
            {
              name: (id, graph) => (isFirst(id, graph) ? 'screen' : null),
              test: /\/web\/.*\.tsx?$/,
              minShareCount: 2,
              priority: 1,
            },
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
