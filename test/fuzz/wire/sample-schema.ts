import { hostileJson } from '../hostile-values.ts';
import type { Random } from '../random.ts';

export type Schema = Readonly<Record<string, unknown>>;

const DEEPEST = 6;
const WORDS = [
  'a',
  'Vienna',
  'ada@example.com',
  'https://a.example/hook',
  'FILTER city = "Wien"',
  '{ a: 1 }',
  'Europe/Vienna',
  'identify',
  'point_add',
  '2026-11-21T10:00:00Z',
  'a long enough secret 1',
  '1',
];

/** Some JSON text that a schema would take, or nearly. `parts` are the schemas it refers to, by name. */
export function sampleSchema(schema: Schema, parts: Schema, random: Random, depth = 0): string {
  const part = (one: unknown): string => sampleSchema(one as Schema, parts, random, depth + 1);
  const reference = schema['$ref'];
  if (typeof reference === 'string')
    return depth > DEEPEST ? 'null' : part(parts[reference.slice(reference.lastIndexOf('/') + 1)] ?? {});
  for (const choice of ['anyOf', 'oneOf', 'allOf'])
    if (Array.isArray(schema[choice]))
      return depth > DEEPEST ? 'null' : part(random.pick(schema[choice] as readonly Schema[]));
  if (Array.isArray(schema['enum'])) return JSON.stringify(random.pick(schema['enum'] as readonly unknown[]));
  if ('const' in schema) return JSON.stringify(schema['const']);
  switch (schema['type']) {
    case 'object':
      return depth > DEEPEST ? '{}' : object(schema, part, random);
    case 'array': {
      const items = Array.from({ length: random.below(4) }, () => part(schema['items'] ?? {}));
      return `[${items.join(',')}]`;
    }
    case 'string':
      return JSON.stringify(random.pick(WORDS));
    case 'integer':
    case 'number':
      return String(random.pick([0, 1, 2, 10, 100, 3_600]));
    case 'boolean':
      return String(random.chance(0.5));
    case 'null':
      return 'null';
    default:
      return random.chance(0.5) ? '{}' : hostileJson(random);
  }
}

function object(schema: Schema, part: (one: unknown) => string, random: Random): string {
  const required = new Set((schema['required'] ?? []) as readonly string[]);
  const pairs = Object.entries((schema['properties'] ?? {}) as Schema)
    .filter(([name]) => (required.has(name) ? random.chance(0.97) : random.chance(0.5)))
    .map(([name, one]) => `${JSON.stringify(name)}:${part(one)}`);
  const others = schema['additionalProperties'];
  if (typeof others === 'object' && others !== null)
    pairs.push(`${JSON.stringify(random.pick(WORDS))}:${part(others)}`);
  return `{${pairs.join(',')}}`;
}
