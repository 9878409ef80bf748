#!/usr/bin/env node
// Stands in the tree, so that `npm ci` finds the command before anything is built. Plain JavaScript that an older Node
// can read as well: what it says is for whoever has not built yet.
import { existsSync } from 'node:fs';

const built = new URL('../dist/main.js', import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  process.stderr.write('causeway: not built yet. Run "npm run build" in the clone, then this again.\n');
  process.exitCode = 1;
}
