import type { TextOptions } from '../src/jsonnet.ts';

const externals: NonNullable<TextOptions['ext']> = {
  stringVar: { text: '2 + 2' },
  codeVar: { code: '3 + 3' },
  errorVar: { code: "error 'xxx'" },
  staticErrorVar: { code: ')' },
  UndeclaredX: { code: 'x' },
  selfRecursiveVar: { code: '[42, std.extVar("selfRecursiveVar")[0] + 1]' },
  mutuallyRecursiveVar1: { code: '[42, std.extVar("mutuallyRecursiveVar2")[0] + 1]' },
  mutuallyRecursiveVar2: { code: '[42, std.extVar("mutuallyRecursiveVar1")[0] + 1]' },
};

const withExternals = new Set([
  'extvar_code',
  'extvar_error',
  'extvar_hermetic',
  'extvar_mutually_recursive',
  'extvar_self_recursive',
  'extvar_static_error',
  'extvar_string',
]);

const natives: NonNullable<TextOptions['natives']> = {
  jsonToString: { parameters: ['x'], call: ([x]) => JSON.stringify(x) },
  nativeError: {
    parameters: [],
    call: () => {
      throw new Error('native function error');
    },
  },
  nativePanic: {
    parameters: [],
    call: () => {
      throw new Error('native function "nativePanic" panicked: native function panic');
    },
  },
};

/** What the tests of google/go-jsonnet set for a program. */
export function goOptions(name: string): TextOptions {
  const bare = name.replace(/\.jsonnet$/, '');
  return {
    natives,
    string: bare.endsWith('_string_output'),
    ...(withExternals.has(bare) ? { ext: externals } : {}),
  };
}
