import { compileAudiences, talliesOf } from '@causeway/core/audience/audience-model';
import { checkRule } from '@causeway/core/audience/check-rule';
import { parseFilter } from '@causeway/core/audience/language/parse-filter';
import { printFilter } from '@causeway/core/audience/language/print-filter';
import { astToRule, ruleToAst } from '@causeway/core/audience/language/rule-ast';
import { tallyKey } from '@causeway/core/audience/tally';
import type { Rule } from '@causeway/core/audience/rule';
import type { Json } from '@causeway/core/result/json';
import { DOC_BLOCKS } from '../doc-blocks.ts';
import { hold, same, type PureEntry } from '../entry.ts';
import { ATTRIBUTES, EVENT_TYPES, NOW } from './world.ts';
import { FILTER_SEEDS, FILTER_WORDS } from './filter-seeds.ts';

const KNOWN = {
  attributes: ATTRIBUTES,
  eventTypes: new Set(EVENT_TYPES.keys()),
  rules: new Map<string, Rule>(),
  self: 'me',
};
const FIELDS: Readonly<Record<string, Json>> = {
  city: 'Wien',
  age: 30,
  tags: ['vip', 7, null],
  address: { city: 'Wien', zip: [1, { a: 'b' }] },
  created_at: '2026-11-01T00:00:00Z',
  place: '48.1,11.5',
  email: '',
};

/** A rule means the same as text, as a tree and again as text, and can be asked about somebody. */
function ruled(rule: Rule): void {
  const text = printFilter(rule);
  const again = parseFilter(text);
  if ('faults' in again)
    throw new Error(
      `what was printed cannot be read: ${JSON.stringify(again.faults)}: ${text.slice(0, 400)}`,
    );
  same(again.filter.rule, rule, 'a rule is the same when it is read again');
  const tree = astToRule(ruleToAst(rule));
  if ('issues' in tree) throw new Error(`its tree cannot be read: ${JSON.stringify(tree.issues)}`);
  same(tree.rule, rule, 'a rule is the same as a tree');
  const issues = checkRule(rule, KNOWN);
  if (issues.some(({ severity }) => severity === 'error')) return;
  const keys = talliesOf(rule).map(tallyKey);
  const tallies = new Map(keys.map((key, index) => [key, { id: index + 1, epoch: 1 }]));
  const source = { id: 1, publicId: 'me', slug: 'me', name: 'me', rule, epoch: 1, announce: false };
  const model = compileAudiences([source], 1, {
    timeZone: 'Europe/Vienna',
    isTime: (name) => name === 'created_at',
    tallies,
  });
  const sight = {
    now: NOW,
    field: (name: string) => FIELDS[name],
    tallied: () => [],
    isIn: () => true,
    until: 0,
    open: false,
  };
  model.audiences[0]?.judge(sight);
  hold(sight.until > NOW, 'a verdict stands for a moment at least');
}

export const FILTER_ENTRIES: readonly PureEntry[] = [
  {
    name: 'filterql',
    form: 'text',
    seeds: [...FILTER_SEEDS, ...DOC_BLOCKS.filter((text) => text.startsWith('FILTER'))],
    words: FILTER_WORDS,
    guided: true,
    share: 7,
    run: (input) => {
      const read = parseFilter(input);
      if ('filter' in read) return ruled(read.filter.rule);
      for (const { message } of read.faults)
        hold(message !== '' && message.length < 2_000, 'a fault is told in some words');
    },
  },
  {
    name: 'filter-trees',
    form: 'json',
    seeds: FILTER_SEEDS.flatMap((text) => {
      const read = parseFilter(text);
      return 'filter' in read ? [JSON.stringify(ruleToAst(read.filter.rule))] : [];
    }),
    words: [
      'op',
      'args',
      'val',
      'ident',
      'seg',
      'and',
      'or',
      'not',
      'include',
      '=',
      'between',
      'in',
      'intersects',
      'exists',
      'like',
      'contains',
      'count',
      'sum',
      'geodistance',
      'timewindow',
      'now-7d',
      'a.b',
      '`a`',
    ],
    guided: true,
    share: 4,
    run: (input) => {
      const read = astToRule(JSON.parse(input) as Json);
      if ('rule' in read) ruled(read.rule);
      else JSON.stringify(read.issues);
    },
  },
];
