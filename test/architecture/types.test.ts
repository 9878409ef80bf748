import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createMiniTree, type Outcome } from './mini-tree.ts';

const planted = [
  {
    what: 'core importing Node',
    file: 'node-fs.ts',
    text: "import { readFileSync } from 'node:fs';\n\nexport const planted: unknown = readFileSync;\n",
    says: "'node:fs'",
  },
  {
    what: 'fetch in core',
    file: 'fetch.ts',
    text: 'export const planted: unknown = fetch;\n',
    says: "'fetch'",
  },
  {
    what: 'process in core',
    file: 'process.ts',
    text: 'export const planted: unknown = process;\n',
    says: "'process'",
  },
  {
    what: 'a timer in core',
    file: 'timer.ts',
    text: 'setTimeout(() => 0, 1);\nexport {};\n',
    says: "'setTimeout'",
  },
  {
    what: 'the DOM in core',
    file: 'dom.ts',
    text: 'export const planted: unknown = document;\n',
    says: "'document'",
  },
  {
    what: 'core reaching into another package by path',
    file: 'path.ts',
    text: "import { x } from '../../contract/src/x.ts';\n\nexport const planted: unknown = x;\n",
    says: 'contract/src/x.ts',
  },
  { what: 'an enum', file: 'enum.ts', text: 'export enum Planted {\n  One,\n}\n', says: 'TS1294' },
  {
    what: 'a namespace',
    file: 'space.ts',
    text: 'export namespace Planted {\n  export const x = 1;\n}\n',
    says: 'TS1294',
  },
  {
    what: 'a parameter property',
    file: 'property.ts',
    text: 'export class Planted {\n  constructor(readonly x: number) {}\n}\n',
    says: 'TS1294',
  },
  {
    what: 'an element taken for present',
    file: 'index-access.ts',
    text: 'export const planted = (list: readonly string[]): string => list[0];\n',
    says: 'TS2322',
  },
  {
    what: 'an export without its type',
    file: 'isolated.ts',
    text: 'export const planted = () => Object.keys({});\n',
    says: 'TS9013',
  },
] as const;

describe('tsc, with this repository’s configuration', () => {
  const tree = createMiniTree();
  let outcome: Outcome = { code: null, output: '', stdout: '' };

  beforeAll(() => {
    tree.plant({ 'packages/contract/src/x.ts': 'export const x = 1;\n' });
    for (const { file, text } of planted) tree.plant({ [`packages/core/src/${file}`]: text });
    outcome = tree.run('tsc', '-b', 'packages/core', '--pretty', 'false');
  });
  afterAll(() => tree.remove());

  it('fails', () => {
    expect(outcome.code).not.toBe(0);
  });

  it.each(planted)('finds $what', ({ file, says }) => {
    const lines = outcome.output.split('\n').filter((line) => line.startsWith(`packages/core/src/${file}(`));
    expect(lines.join('\n')).toContain(says);
  });
});
