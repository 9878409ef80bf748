import { fail, ok, warn, type Finding } from './finding.ts';

/** The hub uses the SQLite, zstd and TypeScript support that Node has since this version. */
const OLDEST_MAJOR = 24;

export function checkNode(version: string): Finding {
  const major = Number(/^v?(\d+)/.exec(version)?.[1] ?? 0);
  if (major < OLDEST_MAJOR)
    return fail(`Node ${version} is too old.`, `Install Node ${OLDEST_MAJOR} or later.`);
  if (major % 2 === 1)
    return warn(
      `Node ${version} is not a long-term release.`,
      `Use an even major version, such as ${OLDEST_MAJOR}.`,
    );
  return ok(`Node ${version}.`);
}
