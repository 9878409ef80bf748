import { pointer, type Complaint } from '@causeway/contract/problem';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { nearMatch } from '@causeway/core/result/near-match';
import { isObject, type Json } from '@causeway/core/result/json';
import { cardOf } from './catalog.ts';

/** What a key of `config` fills in: a secret, or the setting at a path. */
export interface ConfigTarget {
  readonly key: string;
  readonly secret: string | undefined;
  readonly path: readonly string[];
}

/** What `config` of an installation may hold: the few keys of the card, and every setting by its dotted path. */
export interface ConfigKeys {
  readonly find: (key: string) => ConfigTarget | undefined;
  readonly unknown: (key: string) => Complaint;
  /** The key under which somebody would have given the setting at this path, and what is left of the path. */
  readonly keyOf: (path: readonly string[], given: Iterable<string>) => readonly [string, readonly string[]];
  readonly keyOfSecret: (name: string) => string;
}

export function configKeys(kind: DestinationKind): ConfigKeys {
  const card = cardOf(kind);
  const targets = new Map<string, ConfigTarget>();
  const put = (key: string, secret: string | undefined, path: readonly string[]): void => {
    if (!targets.has(key)) targets.set(key, { key, secret, path });
  };
  for (const { key, type, field } of card.config)
    put(key, type === 'secret' ? field : undefined, type === 'secret' ? [] : field.split('.'));
  const short = [...targets.keys()];
  for (const { name, type } of card.fields) if (type !== 'secret') put(name, undefined, name.split('.'));
  for (const name of [...kind.secrets, ...(kind.optionalSecrets ?? [])]) put(name, name, []);
  for (const path of pathsIn(kind.check(undefined).settings)) put(path.join('.'), undefined, path);
  const all = [...targets.keys()];

  return {
    find: (key) => targets.get(key),
    unknown: (key) => {
      const meant = nearMatch(key, all);
      // A part of the settings may be given as a whole too; naming what is in it is enough.
      const others = all.filter(
        (one) => !short.includes(one) && !all.some((other) => other.startsWith(`${one}.`)),
      );
      return {
        pointer: `/config${pointer([key])}`,
        code: 'unknown_key',
        message: `${kind.label} has no configuration called "${key.slice(0, 100)}".`,
        hint: [
          ...(meant === undefined ? [] : [`Did you mean ${meant}?`]),
          ...(short.length === 0 ? [] : [`Known: ${short.join(', ')}.`]),
          `By its path, any setting: ${others.join(', ')}.`,
        ].join(' '),
      };
    },
    keyOf: (path, given) => {
      const around = [...given]
        .map((key) => targets.get(key))
        .find(
          (target) => target?.secret === undefined && target?.path.every((step, at) => step === path[at]),
        );
      const known = [...targets.values()].find(
        ({ secret, path: own }) => secret === undefined && own.length > 0 && own.join('.') === path.join('.'),
      );
      const found = around ?? known;
      return found === undefined ? [path.join('.'), []] : [found.key, path.slice(found.path.length)];
    },
    keyOfSecret: (name) => [...targets.values()].find(({ secret }) => secret === name)?.key ?? name,
  };
}

/** Every place in the settings that has a name: objects and what is in them, and no places in lists. */
function pathsIn(value: Json | undefined, at: readonly string[] = []): readonly (readonly string[])[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, below]) => [[...at, key], ...pathsIn(below, [...at, key])]);
}
