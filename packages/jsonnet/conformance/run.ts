/**
 * Runs the test suites of the references, from folders that are not part of this repository:
 *
 *     JSONNET_SUITE=…/jsonnet/test_suite GO_JSONNET_SUITE=…/go-jsonnet/testdata \
 *       node conformance/run.ts --least 700 [--show]
 *
 * Values are compared as a whole, errors by their first line. Exits with 1 when fewer cases than `--least` are equal.
 */
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { JsonnetError } from '../src/jsonnet-error.ts';
import { compile } from '../src/jsonnet.ts';
import type { TextOptions } from '../src/jsonnet.ts';
import type { Wording } from '../src/wording.ts';
import { goOptions } from './go-options.ts';
import { casesOf, filesOf, trimmed } from './suite.ts';
import type { Case, Result } from './suite.ts';

interface Suite {
  readonly title: string;
  readonly wording: Wording;
  readonly cases: readonly Case[];
  readonly root: string;
  readonly options: (one: Case) => TextOptions;
}

const variables: NonNullable<TextOptions['ext']> = {
  var1: { text: 'test' },
  var2: { code: '{x:1,y:2}' },
};

function cppSuite(folder: string): Suite {
  return {
    title: 'google/jsonnet',
    wording: 'cpp',
    root: folder,
    cases: casesOf(
      folder,
      (program) => program,
      (program) => `${program}.golden`,
    ),
    options: ({ name }) => (name.startsWith('tla.') ? { tla: variables } : { ext: variables }),
  };
}

function goSuite(folder: string): Suite {
  return {
    title: 'google/go-jsonnet',
    wording: 'go',
    root: dirname(folder),
    cases: casesOf(
      folder,
      (program) => `testdata/${program.replace(/\.jsonnet$/, '')}`,
      (program) => program.replace(/\.jsonnet$/, '.golden'),
    ),
    options: ({ name }) => goOptions(name),
  };
}

interface Got {
  readonly text: string | ReadonlyMap<string, string>;
  readonly failed: boolean;
}

function runCase(suite: Suite, one: Case): Got {
  const lines: string[] = [];
  const options = { ...suite.options(one), trace: (line: string) => void lines.push(line) };
  try {
    const empty = (path: string): string | undefined =>
      path === '' ? 'the empty string is not a valid filename' : undefined;
    const imports = filesOf(suite.root, empty);
    const program = compile(one.text, { name: one.file, wording: suite.wording, imports });
    if (typeof one.golden !== 'string') return { text: program.multi(options), failed: false };
    const text = program.evaluate(options);
    return { text: trimmed([...lines, text].join('\n')), failed: false };
  } catch (error) {
    if (!(error instanceof JsonnetError)) throw error;
    const internal = error.cause === undefined ? '' : ` (${String((error.cause as Error).stack)})`;
    return { text: trimmed([...lines, error.message].join('\n')) + internal, failed: true };
  }
}

function judge(suite: Suite, one: Case): Result {
  const { text, failed } = runCase(suite, one);
  const expected = flat(one.golden);
  const got = flat(text);
  const kind = isError(expected) ? 'error' : 'value';
  const equal =
    kind === 'value' ? !failed && got === expected : failed && firstLine(got) === firstLine(expected);
  return {
    name: one.name,
    kind,
    outcome: equal ? 'equal' : 'different',
    trace: kind === 'error' && got === expected,
    expected,
    got,
  };
}

function flat(text: string | ReadonlyMap<string, string>): string {
  if (typeof text === 'string') return text;
  if (text.size === 1 && text.has('error')) return text.get('error') ?? '';
  return [...text.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => `${name}\n${trimmed(content)}`)
    .join('\n');
}

function isError(golden: string): boolean {
  return /^(RUNTIME|STATIC) ERROR: |^[^\s"{[]+:(\d+|\(\d+:\d+\)).*\n/.test(`${golden}\n`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}

function report(title: string, results: readonly Result[], show: boolean): number {
  const equal = (kind: string): string => {
    const those = results.filter((result) => result.kind === kind);
    return `${those.filter(({ outcome }) => outcome === 'equal').length} of ${those.length}`;
  };
  const traces = results.filter(({ trace }) => trace).length;
  print(`${title}: values ${equal('value')}, errors ${equal('error')}, whole traces ${traces}`);
  for (const { name, kind, outcome, expected, got } of results) {
    if (outcome === 'equal') continue;
    const shown = (text: string): string =>
      kind === 'error' ? firstLine(text) : difference(expected, got, text);
    print(`  ${name}\n    - ${shown(expected)}\n    + ${shown(got)}`);
  }
  if (show) {
    for (const { name, kind, trace, expected, got } of results) {
      if (kind === 'error' && !trace) print(`${name}\n--- \n${expected}\n+++\n${got}`);
    }
  }
  return results.filter(({ outcome }) => outcome === 'equal').length;
}

/** From the first difference on. */
function difference(a: string, b: string, text: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return JSON.stringify(text.slice(Math.max(0, at - 40), at + 80));
}

const { values } = parseArgs({
  options: {
    least: { type: 'string', default: '0' },
    only: { type: 'string' },
    show: { type: 'boolean', default: false },
  },
});
const { JSONNET_SUITE, GO_JSONNET_SUITE } = process.env;
const suites = [
  ...(JSONNET_SUITE === undefined ? [] : [cppSuite(JSONNET_SUITE)]),
  ...(GO_JSONNET_SUITE === undefined ? [] : [goSuite(GO_JSONNET_SUITE)]),
];
let equal = 0;
for (const suite of suites) {
  const cases = suite.cases.filter(({ name }) => values.only === undefined || name.includes(values.only));
  equal += report(
    suite.title,
    cases.map((one) => judge(suite, one)),
    values.show,
  );
}
print(`equal: ${equal}, at least ${values.least} wanted`);
if (equal < Number(values.least)) process.exitCode = 1;
