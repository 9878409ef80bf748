import type { RequestOf } from '@causeway/contract/operation';
import type { installIntegration } from '@causeway/contract/integrations';
import { invalid, pointer, pointerOf, Refused, type Complaint } from '@causeway/contract/problem';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { nearMatch } from '@causeway/core/result/near-match';
import { isObject, own, type Json, type JsonObject } from '@causeway/core/result/json';
import { cardOf } from './catalog.ts';
import { configKeys, type ConfigKeys } from './config-keys.ts';

type InstallBody = Pick<RequestOf<typeof installIntegration>['body'], 'variant' | 'config' | 'delivery_mode'>;

const MOST_OF_SECRET = 10_000;

export interface Installation {
  readonly settings: JsonObject;
  readonly secrets: Readonly<Record<string, string>>;
  readonly variant: string;
  /** A refusal of what came of it, in the words of what was asked for. */
  readonly inItsWords: (error: unknown) => unknown;
}

/** What installing a kind asks for, as settings and secrets. Refused with everything named that it cannot be. */
export function readInstall(kind: DestinationKind, body: InstallBody): Installation {
  const card = cardOf(kind);
  const keys = configKeys(kind);
  const complaints: Complaint[] = [];
  const variant = card.variants.find(({ key }) => key === body.variant);
  if (variant === undefined) complaints.push(unknownVariant(kind, body.variant));
  if (body.delivery_mode !== 'server_side')
    complaints.push({
      pointer: '/delivery_mode',
      code: 'delivery_mode_unknown',
      message: `Events leave from the hub: only server_side is offered, not "${body.delivery_mode}".`,
      hint: 'Write server_side, or leave it out.',
    });

  // null is as good as nothing: what a form leaves empty.
  const config = Object.entries(body.config as JsonObject).filter(([, value]) => value !== null);
  const secrets = new Map<string, string>();
  const taken = new Map<string, string>();
  let settings: JsonObject = variant?.settings ?? {};
  for (const [key, value = null] of config) {
    const target = keys.find(key);
    if (target === undefined) {
      complaints.push(keys.unknown(key));
      continue;
    }
    const place = target.secret === undefined ? `${target.path.join('.')}.` : `secret ${target.secret}`;
    const other = [...taken].find(([one]) => one.startsWith(place) || place.startsWith(one));
    if (other !== undefined) complaints.push(twice(key, other[1]));
    taken.set(place, key);
    if (target.secret === undefined) settings = withValue(settings, target.path, value);
    else if (typeof value === 'string' && value !== '' && value.length <= MOST_OF_SECRET)
      secrets.set(target.secret, value);
    else if (value !== '') complaints.push(noText(key));
  }
  for (const { key, label, type, required, help, field } of card.config) {
    const there = type === 'secret' ? secrets.has(field) : isThere(settings, field);
    const complained = complaints.some(({ pointer: at }) => at === `/config${pointer([key])}`);
    if (!required || there || complained) continue;
    const message = `${key} is missing: ${label}.`;
    complaints.push({ pointer: `/config${pointer([key])}`, code: 'missing', message, hint: help });
  }
  const inItsWords = (error: unknown): unknown =>
    retold(
      error,
      keys,
      config.map(([key]) => key),
    );
  if (complaints.length > 0) throw invalid(complaints);
  return { settings, secrets: Object.fromEntries(secrets), variant: body.variant, inItsWords };
}

/** The kind that the catalog has under this key. */
export function catalogKind(kinds: ReadonlyMap<string, DestinationKind>, key: string): DestinationKind {
  const kind = kinds.get(key);
  if (kind !== undefined) return kind;
  const meant = nearMatch(key, [...kinds.keys()]);
  const hint = meant === undefined ? `There are ${[...kinds.keys()].join(', ')}.` : `Did you mean ${meant}?`;
  const message = `The catalog has nothing called "${key}". ${hint}`;
  throw new Refused(404, 'not_found', message, [{ parameter: 'key', code: 'unknown_kind', message, hint }]);
}

function unknownVariant(kind: DestinationKind, key: string): Complaint {
  const known = cardOf(kind).variants.map((one) => one.key);
  const meant = nearMatch(key, known);
  return {
    pointer: '/variant',
    code: 'variant_unknown',
    message: `${kind.label} has no variant called "${key}".`,
    hint: `${meant === undefined ? '' : `Did you mean ${meant}? `}Known: ${known.join(', ')}.`,
  };
}

function twice(key: string, other: string): Complaint {
  const message = `${key} and ${other} fill in the same setting.`;
  return {
    pointer: `/config${pointer([key])}`,
    code: 'given_twice',
    message,
    hint: 'Leave one of them out.',
  };
}

function noText(key: string): Complaint {
  const message = `${key} must be a text of at most ${MOST_OF_SECRET.toLocaleString('en')} characters.`;
  return { pointer: `/config${pointer([key])}`, code: 'invalid', message };
}

function withValue(settings: JsonObject, path: readonly string[], value: Json): JsonObject {
  const [step = '', ...rest] = path;
  const below = own(settings, step);
  const inner = rest.length === 0 ? value : withValue(isObject(below) ? below : {}, rest, value);
  return { ...settings, [step]: inner };
}

function isThere(settings: JsonObject, path: string): boolean {
  let value: Json | undefined = settings;
  for (const step of path.split('.')) value = isObject(value) ? own(value, step) : undefined;
  return value !== undefined && value !== '';
}

/** Complaints about settings and secrets, at the keys of `config` that filled them in. */
function retold(error: unknown, keys: ConfigKeys, given: readonly string[]): unknown {
  if (!(error instanceof Refused) || error.status !== 422) return error;
  return invalid(
    error.complaints.map((complaint) => {
      const [, part = '', ...steps] = (complaint.pointer ?? '')
        .split('/')
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
      if (part === 'secrets')
        return { ...complaint, pointer: `/config${pointer([keys.keyOfSecret(steps[0] ?? '')])}` };
      if (part !== 'settings' || steps.length === 0) return complaint;
      const [key, rest] = keys.keyOf(steps, given);
      const path = steps.slice(0, steps.length - rest.length).join('.');
      const message = complaint.message.startsWith(`${path} `)
        ? key + complaint.message.slice(path.length)
        : complaint.message;
      return { ...complaint, pointer: pointerOf('/config', '') + pointer([key, ...rest]), message };
    }),
  );
}
