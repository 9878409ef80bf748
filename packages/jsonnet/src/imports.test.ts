import { describe, expect, it, vi } from 'vitest';
import { importsFrom } from './imports.ts';
import { compile } from './jsonnet.ts';

const files = importsFrom({
  'lib/a.libsonnet': '{ b: import "b.libsonnet", text: importstr "../note.txt" }',
  'lib/b.libsonnet': '{ file: std.thisFile, n: std.trace("evaluated", 1) }',
  'note.txt': 'a note',
  'bytes.bin': Uint8Array.of(0, 255, 104),
  'broken.libsonnet': '{',
  'loop.libsonnet': 'import "loop.libsonnet"',
  'main/note.txt': 'nearer',
});

function run(text: string, wording: 'cpp' | 'go' = 'cpp'): unknown {
  return compile(text, { name: 'main.jsonnet', imports: files, wording }).value();
}

describe('import', () => {
  it('finds files beside the importing one', () => {
    expect(() => run('import "lib/a.libsonnet"')).toThrow('couldn\'t open import "../note.txt"');
    expect(run('(import "lib/b.libsonnet").file')).toBe('lib/b.libsonnet');
    const nearer = compile('importstr "note.txt"', { name: 'main/x.jsonnet', imports: files });
    expect(nearer.value()).toBe('nearer');
  });

  it('gives code, texts and bytes', () => {
    expect(run('importstr "note.txt"')).toBe('a note');
    expect(run('importbin "bytes.bin"')).toEqual([0, 255, 104]);
    expect(run('importbin "note.txt"')).toEqual([97, 32, 110, 111, 116, 101]);
  });

  it('looks for a file when it is needed, once, and evaluates it once in a run', () => {
    const resolve = vi.fn(files);
    const imports = resolve;
    const text = '[(import "lib/b.libsonnet").n, (import "lib/b.libsonnet").n, if false then import "none"]';
    const program = compile(text, { name: 'main.jsonnet', imports });
    expect(resolve).not.toHaveBeenCalled();
    const lines: string[] = [];
    const trace = (line: string): void => void lines.push(line);
    program.value({ trace });
    expect(lines).toHaveLength(1);
    program.value({ trace });
    expect(lines).toHaveLength(2);
    expect(resolve).toHaveBeenCalledTimes(1);
  });

  it.each([
    [
      'import "none"',
      'cpp',
      'RUNTIME ERROR: couldn\'t open import "none": no match locally or in the Jsonnet library paths.',
    ],
    [
      'import "none"',
      'go',
      'RUNTIME ERROR: couldn\'t open import "none": no match locally or in the Jsonnet library paths',
    ],
    [
      'importstr ""',
      'cpp',
      'RUNTIME ERROR: couldn\'t open import "": the empty string is not a valid filename',
    ],
    [
      'importstr "lib/"',
      'cpp',
      'RUNTIME ERROR: couldn\'t open import "lib/": attempted to import a directory',
    ],
    ['import "broken.libsonnet"', 'cpp', 'STATIC ERROR: broken.libsonnet:1:'],
    ['import "broken.libsonnet"', 'go', 'RUNTIME ERROR: broken.libsonnet:1:'],
    ['import "loop.libsonnet"', 'cpp', 'RUNTIME ERROR: max stack frames exceeded.'],
  ] as const)('%s in %s: %s', (text, wording, said) => {
    expect(() => run(text, wording)).toThrow(said);
  });

  it('is not there unless the host gives it', () => {
    expect(() => compile('import "x"').value()).toThrow('no match locally');
  });
});
