import type { JsonObject } from '@causeway/core/result/json';
import { valueAt, withoutValue, withValue } from './at-path.ts';
import { isThere, wholeOf, type CardField } from './card.ts';
import { editorOf, type Editors } from './editor.ts';
import type { Fault } from './fault.ts';
import type { Integration } from './save-rules.ts';

/** What a form of an integration holds: its settings as they are typed, and secrets that are to be set. */
export interface Held {
  readonly name: string;
  /** The tree of the settings; where an editor says so, with something else in the place of a setting. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** As they are typed, by name. Empty: what is set stays. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Names of secrets that are set and are to go. */
  readonly taken: readonly string[];
  /** What was written for a switch that is off now, by its name. */
  readonly aside: Readonly<Record<string, unknown>>;
}

/** A form a moment after the last key. */
export interface Draft {
  readonly held: Held;
  /** As they would be saved. */
  readonly settings: JsonObject;
  readonly faults: readonly Fault[];
}

/** The card of a kind, and the editors that draw it. */
export interface Drawing {
  readonly fields: readonly CardField[];
  readonly editors: Editors;
}

/** The form of settings, with what holds by itself in place of what is left out. */
export function heldOf(
  { fields, editors }: Drawing,
  settings: Readonly<Record<string, unknown>>,
  name: string,
  secrets: Held['secrets'] = {},
): Held {
  let tree = settings;
  for (const field of fields) {
    if (field.type === 'secret' || isOff(fields, field, tree)) continue;
    tree = withValue(tree, field.name, heldValue({ fields, editors }, field, valueAt(tree, field.name)));
  }
  return { name, settings: tree, secrets, taken: [], aside: {} };
}

/** What a form holds of one setting, or of its default. */
export function heldValue({ fields, editors }: Drawing, field: CardField, setting: unknown): unknown {
  const value = setting === undefined ? field.default : setting;
  const { hold } = editorOf(field, fields, editors);
  return hold === undefined ? value : hold(value, field);
}

/** The settings as they would be saved, right or wrong. What has no place among them is left out. */
export function settingsOf({ fields, editors }: Drawing, { settings }: Pick<Held, 'settings'>): JsonObject {
  let tree = settings;
  for (const field of fields) {
    if (field.type === 'secret' || isOff(fields, field, settings)) continue;
    if (field.name.includes('.') && !isThere(fields, field, settings)) {
      tree = withoutValue(tree, field.name);
      continue;
    }
    const { tell } = editorOf(field, fields, editors);
    if (tell === undefined) continue;
    const value = tell(valueAt(settings, field.name), field);
    tree = value === undefined ? withoutValue(tree, field.name) : withValue(tree, field.name, value);
  }
  return tree as JsonObject;
}

/** Is it a part of something that is off? */
function isOff(fields: readonly CardField[], field: CardField, settings: unknown): boolean {
  const whole = wholeOf(fields, field);
  return whole !== undefined && (valueAt(settings, whole.name) ?? null) === null;
}

/** Secrets that were typed, by name. Those without a place are not sent. */
export function secretsTyped({ fields }: Pick<Drawing, 'fields'>, held: Held): Record<string, string> {
  const there = fields.filter((one) => one.type === 'secret' && isThere(fields, one, held.settings));
  return Object.fromEntries(
    there.flatMap(({ name }) => {
      const typed = held.secrets[name]?.trim() ?? '';
      return typed === '' ? [] : [[name, typed]];
    }),
  );
}

/** What a change has to say of secrets: those that were typed, and null for those that are to go. */
export function secretChange(drawing: Pick<Drawing, 'fields'>, held: Held): Record<string, string | null> {
  return { ...Object.fromEntries(held.taken.map((name) => [name, null])), ...secretsTyped(drawing, held) };
}

/** The names of the secrets that have been given. */
export function secretsSet(stored: Pick<Integration, 'secrets'> | undefined): ReadonlySet<string> {
  const secrets = stored?.secrets ?? {};
  return new Set(Object.keys(secrets).filter((name) => secrets[name]?.set === true));
}
