/**
 * Checks the shape of the tree: the size of source files against the budget, their names, and that no file only
 * passes on what others export. Usage: `node tools/check-files.ts [root]`. Exit code 1 when something must change.
 */
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const BUDGET = { median: 90, p90: 250, file: 500 };
/** The slowest tenth of a handful of files is one file, which the hard stop already judges. */
const ENOUGH_FILES_FOR_P90 = 10;

/** Files whose length says nothing about their design. */
const LONG_ON_PURPOSE = [
  { files: /\.test\.tsx?$/, why: 'a test file lists cases' },
  { files: /\.generated\.ts$/, why: 'written by a program' },
  { files: /\.data\.ts$/, why: 'a table of facts' },
  { files: /(^|\/)taxonomy[^/]*(\/[^/]+)?\.ts$/, why: "Insider's published names, a table of facts" },
];

const SOURCES = [
  'packages/*/src/**/*.ts',
  'packages/*/src/**/*.tsx',
  'tools/**/*.ts',
  'test/**/*.ts',
  'bench/**/*.ts',
];
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const RE_EXPORT = /^export\s+(type\s+)?(\*(\s+as\s+\w+)?|\{[^}]*\})\s*from\s*['"][^'"]+['"]$/;

interface Source {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
}

const root = resolve(process.argv[2] ?? '.');
const sources = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root, exclude: isOutput }))
  .map((path) => path.replaceAll('\\', '/'))
  .toSorted()
  .map((path) => readSource(path));
const budgeted = Map.groupBy(sources.filter(isBudgeted), ({ path }) => unitOf(path));

const problems = [
  ...sources.flatMap(findProblems),
  ...[...budgeted].flatMap(([unit, files]) => judge(unit, files)),
];
for (const problem of problems) console.error(`check-files: ${problem}`);
if (sources.length === 0)
  console.error(`check-files: no source files under ${root}: run it from the root of the tree`);
process.exitCode = problems.length > 0 || sources.length === 0 ? 1 : 0;

function isOutput(name: string): boolean {
  return name.endsWith('node_modules') || name.endsWith('dist');
}

function readSource(path: string): Source {
  const text = readFileSync(resolve(root, path), 'utf8');
  return { path, text, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) };
}

function isBudgeted({ path }: Source): boolean {
  return !LONG_ON_PURPOSE.some(({ files }) => files.test(path));
}

/** `packages/core`, or the top folder of what is not a package. */
function unitOf(path: string): string {
  return path
    .split('/')
    .slice(0, path.startsWith('packages/') ? 2 : 1)
    .join('/');
}

function findProblems(source: Source): string[] {
  const found: string[] = [];
  if (source.lines > BUDGET.file && isBudgeted(source)) {
    found.push(`${source.path} has ${source.lines} lines, over ${BUDGET.file}: split it along a concept`);
  }
  const odd = source.path.split('/').find((part) => !KEBAB.test(stem(part)));
  if (odd !== undefined)
    found.push(`${source.path}: '${odd}' is not kebab-case: rename it, like 'plan-flight.ts'`);
  if (isBarrel(source.text)) {
    found.push(`${source.path} only passes on exports: delete it, and import from the files themselves`);
  }
  return found;
}

/** The name without extension and kind: `merge` of `merge.test.ts`. */
function stem(part: string): string {
  return part.replace(/(\.(test|bench|data|generated|config|d))?\.tsx?$/, '');
}

function isBarrel(text: string): boolean {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const statements = code
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  return statements.length > 0 && statements.every((statement) => RE_EXPORT.test(statement));
}

function judge(unit: string, files: readonly Source[]): string[] {
  const lengths = files.map(({ lines }) => lines).toSorted((a, b) => a - b);
  const [median, p90] = [quantile(lengths, 0.5), quantile(lengths, 0.9)];
  const note = median > BUDGET.median ? ` (median over the budget of ${BUDGET.median})` : '';
  console.log(
    `${unit}: ${lengths.length} files, median ${median}, p90 ${p90}, longest ${lengths.at(-1)}${note}`,
  );
  if (p90 <= BUDGET.p90 || lengths.length < ENOUGH_FILES_FOR_P90) return [];
  return [`${unit}: a tenth of its files have ${p90} lines or more, over ${BUDGET.p90}: split the longest`];
}

/** Nearest rank. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
