import type { Purpose } from '@causeway/core/consent/consent';
import { isObject, type Json, type JsonObject } from '@causeway/core/result/json';

/** A field of `config` in the catalog. */
interface ConfigField {
  readonly key: string;
  readonly type: string;
}

/** What is filled in before something is installed from the catalog. */
export interface Filled {
  readonly name: string;
  readonly variant: string;
  /** What differs from the settings of the variant, as a merge patch. */
  readonly settings: JsonObject;
  readonly secrets: Readonly<Record<string, string>>;
  /** Undefined: as the kind requires by itself. */
  readonly requires: readonly Purpose[] | undefined;
  readonly why: string;
}

export interface InstallBody {
  readonly name: string;
  readonly variant: string;
  readonly config: Record<string, Json>;
  readonly delivery_mode: 'server_side';
  readonly requires?: Purpose[];
  readonly summary?: string;
}

/** What installs it: the fields of `config` under their own names, other settings by their dotted paths. */
export function installBody(fields: readonly ConfigField[], filled: Filled): InstallBody {
  const { name, variant, settings, secrets, requires, why } = filled;
  const names = new Map(fields.map((field) => [settingOf(field), field.key]));
  const plain = pathsOf(settings).map(([path, value]): [string, Json] => [names.get(path) ?? path, value]);
  const first = fields.map(({ key }) => key);
  const place = ([key]: readonly [string, unknown]): number =>
    first.includes(key) ? first.indexOf(key) : first.length;
  const config = [...Object.entries(secrets), ...plain].toSorted((one, other) => place(one) - place(other));
  return {
    name: name.trim(),
    variant,
    config: Object.fromEntries(config),
    delivery_mode: 'server_side',
    ...(requires === undefined ? {} : { requires: [...requires] }),
    ...(why.trim() === '' ? {} : { summary: why.trim() }),
  };
}

/** The setting that a field of `config` fills: `partner_name` is `partnerName`. Secrets keep their names. */
function settingOf({ key, type }: ConfigField): string {
  return type === 'secret'
    ? key
    : key.replaceAll(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
}

/** The places of an object that hold something other than an object, with dots. Lists are one value. */
function pathsOf(value: JsonObject, before = ''): readonly (readonly [string, Json])[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = `${before}${key}`;
    if (inner === undefined) return [];
    return isObject(inner) && Object.keys(inner).length > 0
      ? pathsOf(inner, `${path}.`)
      : [[path, inner] as const];
  });
}

/**
 * Where the hub finds fault with a body of `installBody`, as if it had been sent the settings themselves:
 * `/config/partner_name` is `/settings/partnerName`, `/config/inbound.readBack` is `/settings/inbound/readBack`.
 */
export function settingsPointer(fields: readonly ConfigField[], pointer: string): string {
  const [, root, key, ...rest] = pointer.split('/');
  if (root !== 'config' || key === undefined) return pointer;
  const field = fields.find((one) => one.key === key);
  if (field?.type === 'secret') return `/secrets/${key}`;
  const path = (field === undefined ? key : settingOf(field)).replaceAll('.', '/');
  return ['/settings', path, ...rest].join('/');
}

/** A merge patch (RFC 7396) on settings that are complete: `null` is a value of its own there. */
export function patched(settings: JsonObject, patch: JsonObject): JsonObject {
  const next: Record<string, Json | undefined> = { ...settings };
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    const before = next[key];
    next[key] = isObject(before) && isObject(value) ? patched(before, value) : value;
  }
  return next;
}
