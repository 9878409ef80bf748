import { isGroup, type Filter, type FilterNode, type WebhookDefinition } from './definition.ts';

/** The names of all secrets that a definition uses, each once. */
export function secretsNeeded({ auth, filters }: WebhookDefinition): readonly string[] {
  const names = new Set(auth.kind === 'none' ? [] : auth.secrets);
  for (const { secret } of filtersOf(filters)) if (secret !== undefined) names.add(secret);
  return [...names];
}

/** All filters of a tree, in the order in which they are written. */
export function filtersOf(node: FilterNode): readonly Filter[] {
  return node.rules.flatMap((rule) => (isGroup(rule) ? filtersOf(rule) : [rule]));
}
