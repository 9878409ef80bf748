import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createMiniTree } from './mini-tree.ts';
import { consolePlants } from './console-plants.ts';
import { allowed, type Plant, planted as others } from './lint-plants.ts';

const planted = [...others, ...consolePlants];

interface Diagnostic {
  /** The rule; missing when oxlint itself complains. */
  readonly code?: string;
  readonly severity: string;
  readonly filename: string;
  readonly message: string;
}

/** All plants stand in one tree and are linted together; each must be found in its own file. */
describe('oxlint, with this repository’s configuration', () => {
  const tree = createMiniTree();
  let code: number | null = null;
  let diagnostics: readonly Diagnostic[] = [];

  beforeAll(() => {
    for (const { file, text, also } of [...planted, ...allowed]) tree.plant({ [file]: text, ...also });
    const outcome = tree.run('oxlint', '--format', 'json', 'packages', 'test');
    code = outcome.code;
    const report = JSON.parse(outcome.stdout) as { diagnostics: Diagnostic[] };
    diagnostics = report.diagnostics;
  });
  afterAll(() => tree.remove());

  it('fails', () => {
    expect(code).toBe(1);
  });

  it.each(planted)('finds $what', ({ file, rule, says }: Plant) => {
    const found = diagnostics.filter((diagnostic) => diagnostic.filename === file);
    expect(found.map(({ code: name = 'oxlint', severity }) => `${severity} ${name}`)).toContain(
      `error ${rule}`,
    );
    if (says !== undefined) expect(found.map(({ message }) => message).join('\n')).toContain(says);
  });

  it.each(allowed)('lets pass $what', ({ file }) => {
    expect(diagnostics.filter((diagnostic) => diagnostic.filename === file)).toEqual([]);
  });
});
