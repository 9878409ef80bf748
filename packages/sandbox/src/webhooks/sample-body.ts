import type { Json, JsonObject } from '../json.ts';
import { attributeToRead } from '../wire/attribute-table.ts';
import { paramTable } from '../wire/param-table.ts';
import { namedParts, type Part } from './named-parts.ts';
import type { Webhook } from './webhook.ts';
import { hookId } from './webhook-body.ts';

export type SampleValues = 'sample' | 'empty';

/**
 * What **Test Webhook** sends: the body of the webhook with every name it lists and made-up values, `""`, 0 and false
 * when they are to be empty. inferred in every respect: that the button exists is all that is published.
 */
export function sampleBody(hook: Webhook, values: SampleValues): JsonObject {
  const text = values === 'sample' ? 'test' : '';
  const envelope = { hook_id: hookId(hook), insider_id: text };
  if (hook.stream === 'attributes') {
    const names = [...hook.triggers.map(({ attribute }) => attribute), ...hook.attributes];
    return { attrs: namedParts(attributeParts(names, values), 'attribute', hook.form), ...envelope };
  }
  const [trigger] = hook.triggers;
  const event = trigger === undefined || trigger.event === '*' ? 'purchase' : trigger.event;
  const params = named(hook.parameters, ['product_id', 'unit_sale_price', 'quantity']);
  return {
    attrs: namedParts(attributeParts(hook.attributes, values), 'attribute', hook.form),
    event_name: event,
    event_parameters: namedParts(
      params.map((name) => ({ name, value: sample(paramTable.get(name) ?? 'string', values) })),
      'parameter',
      hook.form,
    ),
    ...envelope,
  };
}

function attributeParts(names: readonly string[], values: SampleValues): Part[] {
  return named(names, ['name']).map((name) => ({
    name,
    value: sample(attributeToRead(name)?.type ?? 'string', values),
  }));
}

/** `*` stands for a few names here. */
function named(names: readonly string[], all: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => (name === '*' ? all : [name])))];
}

function sample(type: string, values: SampleValues): Json {
  const empty = values === 'empty';
  if (type === 'number' || type === 'integer') return empty ? 0 : 1;
  if (type === 'boolean') return !empty;
  if (type === 'numbers') return empty ? [] : [1];
  if (type === 'strings') return empty ? [] : ['test'];
  if (type === 'instant') return empty ? '' : '2020-01-01T00:00:00Z';
  return empty ? '' : 'test';
}
