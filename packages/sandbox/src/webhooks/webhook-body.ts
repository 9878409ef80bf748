import { attributeOf, identifierOf } from '../account/attribute-of.ts';
import type { User } from '../account/user.ts';
import type { Json, JsonObject } from '../json.ts';
import type { CleanEvent } from '../rules/clean-event.ts';
import { paramOf } from './event-fits.ts';
import { namedParts, type Part } from './named-parts.ts';
import type { AttributeWebhook, EventWebhook, Webhook } from './webhook.ts';

/**
 * Body of an event webhook: `{attrs, event_name, event_parameters, hook_id, insider_id}`. observed by a third party,
 * its sample cut off after `hook_id`. It has no time and no id of the delivery. inferred: names ascend, an attribute
 * without a value is left out, and so is a parameter.
 */
export function eventBody(hook: EventWebhook, user: User, event: CleanEvent): JsonObject {
  const names = hook.parameters.flatMap((name) => (name === '*' ? paramNames(event) : [name]));
  const parts = [...new Set(names)].flatMap((name) => part(name, paramOf(event, name)));
  return {
    attrs: namedParts(included(hook, user), 'attribute', hook.form),
    event_name: event.name,
    event_parameters: namedParts(parts, 'parameter', hook.form),
    hook_id: hookId(hook),
    insider_id: user.insiderId,
  };
}

/**
 * Body of an attribute webhook: `{attrs, hook_id, insider_id}`. inferred: nothing is published about it, so it is the
 * event body without its event; `attrs` holds what changed, `null` for what was removed, and the additional attributes.
 */
export function attributeBody(hook: AttributeWebhook, user: User, changed: readonly string[]): JsonObject {
  const parts = new Map(included(hook, user).map((each) => [each.name, each]));
  for (const name of changed) parts.set(name, attributePart(hook, user, name));
  return {
    attrs: namedParts([...parts.values()], 'attribute', hook.form),
    hook_id: hookId(hook),
    insider_id: user.insiderId,
  };
}

export function hookId(hook: Webhook): string | number {
  return hook.form.hookId === 'string' ? String(hook.id) : hook.id;
}

/** published: identifiers come along only when the rule names them. */
function included(hook: Webhook, user: User): Part[] {
  const names = hook.attributes.flatMap((name) => (name === '*' ? [...user.attributes.keys()] : [name]));
  return [...new Set(names)].flatMap((name) =>
    attributeOf(user, name) === undefined ? [] : [attributePart(hook, user, name)],
  );
}

function attributePart(hook: Webhook, user: User, name: string): Part {
  const identifier = identifierOf(user, name);
  if (identifier !== undefined && hook.form.idsAsNumbers && isCount(identifier)) {
    return { name, value: Number(identifier) };
  }
  return { name, value: (attributeOf(user, name) as Json | undefined) ?? null };
}

/** Digits that survive the way through a number: `007` and twenty digits do not. */
function isCount(text: string): boolean {
  return String(Number(text)) === text && Number.isSafeInteger(Number(text));
}

function paramNames(event: CleanEvent): string[] {
  return [...Object.keys(event.params), ...Object.keys(event.custom).map((name) => `c_${name}`)];
}

function part(name: string, value: Json | undefined): Part[] {
  return value === undefined ? [] : [{ name, value }];
}
