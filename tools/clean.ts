/** Removes everything that a build writes, so that the next one starts from the sources alone. */
import { globSync, rmSync } from 'node:fs';

for (const path of globSync(['packages/*/dist', 'packages/*/*.tsbuildinfo', '*.tsbuildinfo'])) {
  rmSync(path, { recursive: true });
}
