import { fromSource } from '@nexconn-kit/config/fromSource';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const appServer = `http://127.0.0.1:${process.env['DEMO_PORT'] ?? '5173'}`;

/** `vite build` takes the built packages, as a user would; `vite` takes their sources and reloads with them. */
export default defineConfig(({ command }) => ({
  ...(command === 'serve' && fromSource),
  plugins: [react()],
  build: { outDir: 'dist/client' },
  server: { host: '127.0.0.1', port: 5174, strictPort: true, proxy: { '/api': appServer } },
}));
