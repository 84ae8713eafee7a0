import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The console is served by the server itself; in development its API is proxied.
const server = process.env['SLIPWAY_URL'] ?? 'http://127.0.0.1:7800';

export default defineConfig({
  plugins: [react()],
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 900 },
  worker: { format: 'es' },
  server: { proxy: { '/api': server } },
  test: { include: ['src/**/*.test.{ts,tsx}'], environment: 'node' },
});
