import type { AttributeDefinition } from '@causeway/core/customer/attribute';
import { BUILT_IN_ATTRIBUTES } from './built-in-attributes.data.ts';

const BUILT_IN: ReadonlyMap<string, AttributeDefinition> = new Map(
  BUILT_IN_ATTRIBUTES.map((definition) => [definition.name, definition]),
);

export function builtInAttribute(name: string): AttributeDefinition | undefined {
  return BUILT_IN.get(name);
}

export interface AllAttributes {
  readonly builtIn: readonly AttributeDefinition[];
  readonly custom: readonly AttributeDefinition[];
}

/**
 * The attributes of a workspace by what it stored. What it stored under the name of a built-in one says which tags that
 * has here, and nothing else.
 */
export function allAttributes(stored: readonly AttributeDefinition[]): AllAttributes {
  const tags = new Map(stored.map((definition) => [definition.name, definition.tags]));
  return {
    builtIn: BUILT_IN_ATTRIBUTES.map((definition) => {
      const own = tags.get(definition.name);
      return own === undefined ? definition : { ...definition, tags: own };
    }),
    custom: stored.filter(({ name }) => !BUILT_IN.has(name)),
  };
}
