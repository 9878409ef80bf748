import { defineConfig } from 'vite';

/** The script for a page: one file, which leaves nothing behind but the globals that it says. */
export default defineConfig({
  build: {
    target: 'es2020',
    lib: { entry: 'src/script.ts', formats: ['iife'], name: 'causewayScript', fileName: () => 'causeway.js' },
    // The modules for npm stand in the same folder.
    emptyOutDir: false,
    reportCompressedSize: false,
  },
});
