import { RECIPES } from '@causeway/server/features/templates/recipes.data';

/** A Jsonnet text that imports nothing but our library, and an entity it works with. */
export interface Template {
  readonly name: string;
  readonly source: string;
  readonly entity: object;
}

/** The language's own work, as the tests of our evaluator exercise it: objects that inherit, comprehensions, formats, recursion. */
const LANGUAGE: readonly Template[] = [
  {
    name: 'objects and inheritance',
    source: `
local Base = { price:: 10, quantity: 1, total: self.price * self.quantity, name: 'base' };
local Sale(percent) = { price:: super.price * (100 - percent) / 100, name: super.name + '-sale' };
{
  lines: [Base + Sale(p) + { quantity+: p % 7, assert self.total > 0 } for p in std.range(1, 40)],
  sum: std.foldl(function(sum, line) sum + line.total, self.lines, 0),
}`,
    entity: {},
  },
  {
    name: 'strings, formats and sorting',
    source: `
local words = std.split('the quick brown fox jumps over the lazy dog and runs home again', ' ');
{
  formatted: ['%-8s|%05.1f|%x' % [w, std.length(w) * 1.5, std.length(w) + 30] for w in words],
  sorted: std.sort(words, function(w) [std.length(w), w]),
  unique: std.set(words),
  joined: std.join('-', [std.asciiUpper(w) for w in words if std.length(w) > 3]),
}`,
    entity: {},
  },
  // What an evaluation costs before it does anything, and one so long that this no longer counts.
  { name: 'an empty object', source: '{}', entity: {} },
  {
    name: 'recursion, 57,000 calls',
    source: 'local fib(n) = if n < 2 then n else fib(n - 1) + fib(n - 2); fib(22)',
    entity: {},
  },
];

export const TEMPLATES: readonly Template[] = [
  ...RECIPES.map(({ key, source, entity }) => ({ name: `recipe ${key}`, source, entity })),
  ...LANGUAGE,
];
