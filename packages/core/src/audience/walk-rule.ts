import type { Condition, Rule } from './rule.ts';

/** Calls for every condition and every audience named in a rule, not for what stands in a `where`. */
export function walkRule(
  rule: Rule,
  visit: (leaf: Condition | Extract<Rule, { kind: 'audience' }>) => void,
): void {
  switch (rule.kind) {
    case 'all':
      return;
    case 'and':
    case 'or':
      for (const inner of rule.rules) walkRule(inner, visit);
      return;
    case 'not':
      return walkRule(rule.rule, visit);
    default:
      visit(rule);
  }
}

/** Slugs of the audiences that a rule names. */
export function audiencesIn(rule: Rule): ReadonlySet<string> {
  const slugs = new Set<string>();
  walkRule(rule, (leaf) => {
    if (leaf.kind === 'audience') slugs.add(leaf.slug);
  });
  return slugs;
}
