import type { WebhookDefinition } from '@causeway/core/webhook/definition';
import { secretsNeeded } from '@causeway/core/webhook/secrets-needed';
import { secretsIn, type WebhookValues } from './form-values.ts';
import { toDefinition } from './to-definition.ts';

/** The parts of a definition in the words and the order of the form. */
const PARTS: readonly (readonly [keyof WebhookDefinition, string])[] = [
  ['name', 'Name'],
  ['method', 'Method'],
  ['endpoint', 'Endpoint'],
  ['filters', 'Filters'],
  ['auth', 'Access'],
  ['ips', 'Addresses that may send'],
  ['action', 'Action'],
  ['mapping', 'Mapping'],
  ['dedupKey', 'Deduplication'],
  ['response', 'Response'],
  ['whenNotMatched', 'When filters are not met'],
];

type Part = keyof WebhookDefinition;

/** Both were made by `toDefinition`, which writes keys in one order. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function partsIn(before: WebhookDefinition, after: WebhookDefinition): readonly Part[] {
  return PARTS.map(([part]) => part).filter((part) => !same(before[part], after[part]));
}

/** What differs, in the words of the form. */
export function changedParts(before: WebhookDefinition, after: WebhookDefinition): readonly string[] {
  const parts = partsIn(before, after);
  return PARTS.flatMap(([part, word]) => (parts.includes(part) ? [word] : []));
}

/** How many things a person would say they have changed; a secret that was typed is one of them. */
export function changesIn(base: WebhookDefinition, values: WebhookValues): number {
  return partsIn(base, toDefinition(values)).length + Object.keys(typedSecrets(values)).length;
}

/** Theirs with what I changed since `base`: where both of us changed the same part, mine stays. */
export function merged(
  base: WebhookDefinition,
  mine: WebhookDefinition,
  theirs: WebhookDefinition,
): WebhookDefinition {
  const result: Record<string, unknown> = { ...theirs };
  for (const part of partsIn(base, mine)) {
    if (mine[part] === undefined) delete result[part];
    else result[part] = mine[part];
  }
  return result as unknown as WebhookDefinition;
}

/** Secrets that were typed and that the webhook uses, by their names. */
export function typedSecrets(values: WebhookValues): Readonly<Record<string, string>> {
  const needed = new Set(secretsNeeded(toDefinition(values)));
  const typed = secretsIn(values).filter(({ name, value }) => value !== '' && needed.has(name));
  return Object.fromEntries(typed.map(({ name, value }) => [name, value]));
}

/** What a change has to say of secrets: those that were typed, and null for those that nothing uses any more. */
export function secretChange(
  values: WebhookValues,
  kept: Readonly<Record<string, { readonly set: boolean }>>,
): Readonly<Record<string, string | null>> {
  const needed = new Set(secretsNeeded(toDefinition(values)));
  const dropped = Object.keys(kept).filter((name) => kept[name]?.set === true && !needed.has(name));
  return { ...Object.fromEntries(dropped.map((name) => [name, null])), ...typedSecrets(values) };
}

/** A name for another secret that none has yet: `x_token`, `x_token_2`. */
export function freeSecretName(wish: string, values: WebhookValues): string {
  const taken = new Set(secretsIn(values).map(({ name }) => name));
  const plain =
    wish
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replaceAll(/^_|_$/g, '')
      .slice(0, 60) || 'secret';
  if (!taken.has(plain)) return plain;
  let number = 2;
  while (taken.has(`${plain}_${number}`)) number += 1;
  return `${plain}_${number}`;
}
