import { describe, expect, test } from 'vitest';
import type { Consents } from '../consent/consent.ts';
import { customer } from '../insider/testing/shop.ts';
import { checkRule, type KnownToRules } from './check-rule.ts';
import { decidingParts, explainRule } from './explain-rule.ts';
import { fieldsOf } from './fields-of.ts';
import { parseFilter } from './language/parse-filter.ts';
import { printFilter } from './language/print-filter.ts';
import type { Rule } from './rule.ts';
import { FOREVER } from './sight.ts';

const KNOWN: KnownToRules = {
  attributes: new Map(),
  eventTypes: new Set(),
  rules: new Map(),
  self: undefined,
};
const CONTEXT = { timeZone: 'UTC', isTime: () => false, tally: () => 0 };
const YES: Consents = { marketing: { granted: true, at: 1 } };
const NO: Consents = { marketing: { granted: false, at: 1 } };

function ruleOf(filter: string): Rule {
  const parsed = parseFilter(filter);
  if (!('filter' in parsed)) throw new Error(JSON.stringify(parsed));
  return parsed.filter.rule;
}

function explained(filter: string, consents: Consents | undefined) {
  const who = customer({}, { consents });
  const sight = {
    now: 0,
    field: fieldsOf(who),
    tallied: () => [],
    isIn: () => false,
    until: FOREVER,
    open: false,
  };
  return explainRule(ruleOf(filter), sight, CONTEXT);
}
const met = (filter: string, consents?: Consents): boolean => explained(filter, consents).met;

describe('rules about consents', () => {
  test('ask for what was granted, for what was refused, and for what was never spoken of', () => {
    const asked = [undefined, YES, NO];
    const answers = (filter: string) => asked.map((consents) => met(filter, consents));
    expect(answers('FILTER AND (consents.marketing = true)')).toEqual([false, true, false]);
    expect(answers('FILTER AND (consents.marketing = false)')).toEqual([false, false, true]);
    expect(answers('FILTER EXISTS consents.marketing')).toEqual([false, true, true]);
    expect(answers('FILTER NOT EXISTS consents.marketing')).toEqual([true, false, false]);
    expect(answers('FILTER consents.essential = true')).toEqual([true, true, true]);
  });

  test('explain what they found', () => {
    const parts = decidingParts(explained('FILTER AND (consents.marketing = true)', NO));
    expect(parts).toMatchObject([{ met: false, seen: false, until: undefined }]);
    expect(decidingParts(explained('FILTER EXISTS consents.email', NO))).toMatchObject([
      { met: false, seen: undefined },
    ]);
  });

  test('are known to the check, and what there is not is named', () => {
    const codes = (filter: string) =>
      checkRule(ruleOf(filter), KNOWN).map(({ severity, code }) => `${severity} ${code}`);
    expect(codes('FILTER AND (consents.marketing = true, EXISTS consents.email)')).toEqual([]);
    expect(codes('FILTER consents.marketng = true')).toEqual(['warning field_unknown']);
    expect(checkRule(ruleOf('FILTER consents.marketng = true'), KNOWN)[0]?.hint).toContain(
      'consents.marketing',
    );
    expect(codes('FILTER EXISTS consents')).toEqual(['warning field_unknown']);
    expect(codes('FILTER consents.marketing > 5')).not.toEqual([]);
  });

  test('are written as they are read', () => {
    const filter = 'FILTER AND (consents.marketing = true, NOT EXISTS consents.sms)';
    const parsed = parseFilter(filter);
    if (!('filter' in parsed)) throw new Error(filter);
    expect(ruleOf(printFilter(parsed.filter.rule))).toEqual(parsed.filter.rule);
  });
});
