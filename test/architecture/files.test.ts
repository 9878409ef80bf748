import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createMiniTree, type MiniTree, type Outcome } from './mini-tree.ts';

const CORE = 'packages/core/src';

function linesOfCode(count: number): string {
  return 'export {};\n'.repeat(count);
}

function manyFiles(count: number, lines: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${CORE}/many/file-${index}.ts`, linesOfCode(lines)]),
  );
}

describe('tools/check-files.ts', () => {
  let tree: MiniTree;

  beforeEach(() => {
    tree = createMiniTree();
  });
  afterEach(() => tree.remove());

  function check(files: Readonly<Record<string, string>>): Outcome {
    tree.plant(files);
    return tree.run('node', 'tools/check-files.ts');
  }

  it.each([
    ['a file of 501 lines', { [`${CORE}/long.ts`]: linesOfCode(501) }, `${CORE}/long.ts has 501 lines`],
    [
      'a package whose files are long',
      manyFiles(10, 251),
      'packages/core: a tenth of its files have 251 lines',
    ],
    [
      'a name that is not kebab-case',
      { [`${CORE}/planFlight.ts`]: linesOfCode(1) },
      "'planFlight.ts' is not kebab-case",
    ],
    [
      'a folder that is not kebab-case',
      { [`${CORE}/Flight/plan.ts`]: linesOfCode(1) },
      "'Flight' is not kebab-case",
    ],
    [
      'a barrel',
      { [`${CORE}/index.ts`]: "// All of it.\nexport * from './a.ts';\nexport type { B } from './b.ts';\n" },
      `${CORE}/index.ts only passes on exports`,
    ],
  ])('finds %s', (_, files, says) => {
    const { code, output } = check(files);
    expect(output).toContain(says);
    expect(code).toBe(1);
  });

  it('finds that it looked at nothing', () => {
    const { code, output } = tree.run('node', 'tools/check-files.ts', 'packages/core');
    expect(output).toContain('no source files');
    expect(code).toBe(1);
  });

  it('lets pass what is long on purpose, and reports each package', () => {
    const { code, output } = check({
      [`${CORE}/short.ts`]: linesOfCode(500),
      [`${CORE}/short.test.ts`]: linesOfCode(900),
      [`${CORE}/facts.data.ts`]: linesOfCode(900),
      [`${CORE}/insider/taxonomy/events.ts`]: linesOfCode(900),
    });
    expect(output).toContain(
      'packages/core: 1 files, median 500, p90 500, longest 500 (median over the budget of 90)',
    );
    expect(code).toBe(0);
  });
});
