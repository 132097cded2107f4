import { fromSource } from '@nexconn-kit/config/fromSource';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const appServer = `http://127.0.0.1:${process.env['DEMO_PORT'] ?? '5173'}`;

/** `vite build` takes the built packages, as a user would; `vite` takes their sources and reloads with them. */
export default defineConfig(({ command, isSsrBuild }) => ({
  ...(command === 'serve' && fromSource),
  plugins: [react()],
  build: {
    outDir: 'dist/client',
    rolldownOptions: { input: ['index.html', 'rendered.html'] },
    copyPublicDir: !isSsrBuild,
  },
  // As on a server of yours: Node itself loads what it installed.
  ssr: { external: ['@nexconn-kit/core', '@nexconn-kit/react', '@nexconn-kit/ui'] },
  server: { host: '127.0.0.1', port: 5174, strictPort: true, proxy: { '/api': appServer } },
}));
