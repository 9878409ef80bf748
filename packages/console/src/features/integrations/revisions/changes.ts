import { changesBetween, pathText } from '@causeway/core/result/json-changes';
import { isObject, type Json, type JsonObject } from '@causeway/core/result/json';

/** What a revision is about, and what an integration is like now. */
export interface State {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly requires: readonly string[];
}

/** One thing that differs. `undefined` and `null`: nothing there. */
export interface Change {
  /** `name`, `requires`, `settings.inbound.readBack`, `secrets.api_key`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What differs between two states. A list is one thing: rows move when one is put before them. */
export function changesOf(before: State, after: State): readonly Change[] {
  const [was, is] = [shown(before), shown(after)];
  const places = new Map<string, readonly string[]>();
  for (const { at } of changesBetween(was, is)) {
    const index = at.findIndex((step) => typeof step === 'number');
    const place = (index === -1 ? at : at.slice(0, index)).map(String);
    places.set(pathText(place), place);
  }
  return [...places].map(([path, place]) => ({
    path,
    before: valueAt(was, place),
    after: valueAt(is, place),
  }));
}

function shown({ name, settings, requires }: State): JsonObject {
  // As a set: the order in which purposes were ticked says nothing.
  return { name, settings: settings as JsonObject, requires: requires.toSorted() };
}

function valueAt(value: Json | undefined, [step, ...rest]: readonly string[]): Json | undefined {
  if (step === undefined) return value;
  return isObject(value) && Object.hasOwn(value, step) ? valueAt(value[step], rest) : undefined;
}

interface Field {
  readonly name: string;
  readonly label: string;
}

/** What a place is called in the form: by its own field, or the nearest one around it. */
export function placeWords(path: string, fields: readonly Field[]): string {
  if (path === 'name') return 'Name';
  if (path === 'requires') return 'Consent';
  if (path === 'variant') return 'Variant it was installed as';
  const inner = path.replace(/^(settings|secrets)\./, '');
  const around = fields
    .filter(({ name }) => inner === name || inner.startsWith(`${name}.`) || inner.startsWith(`${name}[`))
    .toSorted((one, other) => other.name.length - one.name.length)[0];
  if (around === undefined) return inner;
  const rest = inner.slice(around.name.length).replace(/^\./, '');
  return rest === '' ? around.label : `${around.label}, ${rest}`;
}

/** The names of what changed, for one line: the first few, and how many more. */
export function inShort(changes: readonly Change[], fields: readonly Field[], most = 3): string {
  const names = [...new Set(changes.map(({ path }) => placeWords(path, fields)))];
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')} and ${more} more` : names.join(', ');
}
