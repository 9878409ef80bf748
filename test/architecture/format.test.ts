import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createMiniTree, type Outcome } from './mini-tree.ts';

describe('prettier, with this repository’s configuration', () => {
  const tree = createMiniTree();
  let outcome: Outcome = { code: null, output: '', stdout: '' };

  beforeAll(() => {
    tree.plant({
      'packages/core/src/untidy.ts': 'export const planted = "double"\n',
      'packages/core/src/tidy.ts': "export const planted = 'single';\n",
      'docs/untidy.md': '* a\n* b\n',
      'packages/core/dist/built.js': 'export const  planted="double"\n',
    });
    outcome = tree.run('npm', 'run', '--silent', 'format:check');
  });
  afterAll(() => tree.remove());

  it('finds an untidy source and an untidy page', () => {
    expect(outcome.output).toContain('packages/core/src/untidy.ts');
    expect(outcome.output).toContain('docs/untidy.md');
    expect(outcome.code).toBe(1);
  });

  it('lets pass what is tidy, and what is built', () => {
    expect(outcome.output).not.toContain('src/tidy.ts');
    expect(outcome.output).not.toContain('built.js');
  });
});
