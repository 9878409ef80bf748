import type { Destination, Shadow } from '../../delivery/destination.ts';
import type { Learnt } from '../../delivery/learnt.ts';
import { quote } from '../../mapping/json-text.ts';
import { shadowName } from './names.ts';

type Texts = Readonly<Record<string, string>>;

/** What stands among the values that were sent for one that was taken out. No value is ever written like it. */
export const REMOVED = 'null';

/** The shadow's contents, before or after. */
export type Contents = Pick<Shadow, 'attributes' | 'custom' | 'identifiers'>;

/**
 * What a flight changes of attributes that Insider also tells of, so that the echo is known when it is heard. With
 * `all`, everything that it changes. Identifiers are attributes to Insider's webhooks, and a value that is taken out
 * counts: an older one that is heard afterwards is no news.
 */
export function sentAgain(
  echoes: Destination['echoes'],
  all: boolean,
  before: Contents | undefined,
  after: Contents,
): Learnt['set'] {
  if (!all && echoes.attributes.size === 0 && echoes.custom.size === 0) return NOTHING;
  const sent: Learnt['set'][number][] = [];
  const compare = (was: Texts | undefined, is: Texts, custom: boolean): void => {
    const wanted = custom ? echoes.custom : echoes.attributes;
    const names = all ? new Set([...Object.keys(was ?? {}), ...Object.keys(is)]) : wanted;
    for (const name of names) {
      const old = held(was, name);
      const now = held(is, name);
      if (now !== old) sent.push({ name, custom, text: now ?? REMOVED });
    }
  };
  compare(before?.attributes, after.attributes, false);
  compare(before?.custom, after.custom, true);
  if (after.identifiers !== before?.identifiers) {
    for (const [key, value] of Object.entries(after.identifiers)) {
      const { name, custom } = shadowName(key);
      const wanted = all || (custom ? echoes.custom : echoes.attributes).has(name);
      if (wanted && held(before?.identifiers, key) !== value) sent.push({ name, custom, text: quote(value) });
    }
  }
  return sent;
}

const NOTHING: Learnt['set'] = [];

function held(texts: Texts | undefined, name: string): string | undefined {
  return texts !== undefined && Object.hasOwn(texts, name) ? texts[name] : undefined;
}
