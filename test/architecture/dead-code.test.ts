import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createMiniTree, type Outcome } from './mini-tree.ts';

/** The tree has built files beside the sources: with them in sight, knip must still judge the sources. */
describe('knip, with this repository’s configuration', () => {
  const tree = createMiniTree();
  let outcome: Outcome = { code: null, output: '', stdout: '' };

  beforeAll(() => {
    tree.plant({
      'packages/core/src/event/event.ts': 'export const used = 1;\nexport const unused = 2;\n',
      'packages/core/src/event/lonely.ts': 'export const lonely = 1;\n',
      'packages/core/src/event/shape.ts':
        'export interface Lonely {\n  readonly x: number;\n}\nexport const shape = 1;\n',
      'packages/core/src/event/shape.test.ts':
        "import { shape } from './shape.ts';\n\nexport default shape;\n",
      'packages/server/src/app/main.ts':
        "import { used } from '@causeway/core/event/event';\nimport 'no-such-package';\n\nprocess.exitCode = used;\n",
    });
    tree.run('tsc', '-b', 'packages/core');
    outcome = tree.run('npm', 'run', '--silent', 'knip', '--', '--no-config-hints', '--reporter', 'compact');
  });
  afterAll(() => tree.remove());

  it('fails', () => {
    expect(outcome.code).toBe(1);
  });

  it.each([
    ['an export that nobody uses', /Unused exports[^:]*\n\S*event\.ts: unused\b/],
    ['a type that nobody uses', /shape\.ts: Lonely/],
    ['a file that nobody imports', /Unused files[\s\S]*packages\/core\/src\/event\/lonely\.ts/],
    ['a dependency that nobody imports', /packages\/server\/package\.json:[^\n]*prom-client/],
    ['an import that no package.json names', /main\.ts: no-such-package/],
  ])('finds %s', (_, says) => {
    expect(outcome.output).toMatch(says);
  });

  it('lets pass an export that only another package uses, and one that only a test uses', () => {
    expect(outcome.output).not.toMatch(/\bused\b/);
    expect(outcome.output).not.toMatch(/shape\.ts: shape/);
  });
});
