import { z } from 'zod';
import type { Operation } from './operation.ts';
import { problem } from './problem.ts';

type Schema = Record<string, unknown>;

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'A parameter, or the form of the body, is wrong.',
  401: 'The token is missing or unknown.',
  403: 'Your role may not do this, or not to this one; or it was asked for by the page of another site.',
  404: 'There is no such thing in this workspace.',
  409: 'It clashes with what is there.',
  412: 'It was changed meanwhile: its revision is not the one in If-Match.',
  422: 'The body says something that cannot be; `errors` names each place.',
  429: 'Too many tries; Retry-After says when the next one counts.',
  503: 'Not at the moment; `errors` says why.',
};

/** The OpenAPI 3.1 description of these operations. */
export function openapiOf(operations: readonly Operation[], version: string): Record<string, unknown> {
  const components = new Components();
  const paths: Record<string, Schema> = {};
  const problemRef = components.schemaOf(problem);
  for (const operation of operations) {
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = describe(
      operation,
      components,
      problemRef,
    );
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Causeway',
      version,
      description: 'The admin API of a Causeway hub. A token belongs to one workspace and sees nothing else.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { session: [] }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: components.schemas,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token: cwt_…' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'causeway_session',
          description: 'The session of somebody signed in; what changes something also needs x-csrf-token.',
        },
      },
    },
  };
}

function describe(operation: Operation, components: Components, problemRef: Schema): Schema {
  const parameters = [
    ...parametersOf(operation.params, 'path', components),
    ...parametersOf(operation.query, 'query', components),
  ];
  const changes = operation.method !== 'GET';
  if (operation.revisions === true && changes && operation.params !== undefined) {
    parameters.push({
      name: 'If-Match',
      in: 'header',
      required: false,
      schema: { type: 'string' },
      description: 'The ETag that the change is meant for.',
    });
  }
  const refusals = new Set(operation.refusals);
  if (operation.role !== 'anyone') {
    refusals.add(401);
    if (operation.role !== 'viewer') refusals.add(403);
  }
  if (changes) refusals.add(403);
  if (operation.query !== undefined || operation.body !== undefined) refusals.add(400);
  const responses: Record<string, Schema> = { [String(operation.status)]: answerOf(operation, components) };
  for (const status of [...refusals].toSorted((a, b) => a - b)) {
    responses[String(status)] = {
      description: REFUSALS[status] ?? 'Refused.',
      content: { 'application/problem+json': { schema: problemRef } },
    };
  }
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    ...(operation.role === 'anyone' ? { security: [] } : { 'x-role': operation.role }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(operation.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: components.schemaOf(operation.body) } },
          },
        }),
    responses,
  };
}

function answerOf(operation: Operation, components: Components): Schema {
  if (operation.answer === undefined) return { description: 'Done.' };
  const type = operation.text ?? (operation.stream === true ? 'text/event-stream' : 'application/json');
  const headers =
    operation.revisions === true
      ? { headers: { ETag: { schema: { type: 'string' }, description: 'The revision.' } } }
      : {};
  return {
    description: 'Done.',
    ...headers,
    content: { [type]: { schema: components.schemaOf(operation.answer) } },
  };
}

function parametersOf(
  of: z.ZodObject | undefined,
  place: 'path' | 'query',
  components: Components,
): Schema[] {
  return Object.entries(of?.shape ?? {}).map(([name, part]) => {
    const { description, ...schema } = components.schemaOf(part);
    const required = place === 'path' || !z.safeParse(part, undefined).success;
    return { name, in: place, required, schema, ...(description === undefined ? {} : { description }) };
  });
}

/** Named schemas are written once and referred to. */
class Components {
  readonly schemas: Record<string, unknown> = {};

  schemaOf(schema: z.core.$ZodType): Schema {
    const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
    const { $defs: parts, $schema: _dialect, id, ...rest } = relinked(made);
    for (const [name, part] of Object.entries((parts ?? {}) as Record<string, Schema>)) this.#put(name, part);
    return typeof id === 'string' ? this.#put(id, rest) : rest;
  }

  #put(name: string, { id: _id, ...part }: Schema): Schema {
    const known = this.schemas[name];
    if (known === undefined) this.schemas[name] = part;
    else if (JSON.stringify(known) !== JSON.stringify(part))
      throw new Error(`Two schemas are called ${name}.`);
    return { $ref: `#/components/schemas/${name}` };
  }
}

function relinked(schema: Schema): Schema {
  return JSON.parse(
    JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'),
    plain,
  ) as Schema;
}

/** Leaves out what says nothing more than the type or the format beside it. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { pattern, minimum, maximum, ...rest } = value as Schema;
  const number = rest['type'] === 'integer';
  if (pattern !== undefined && !number && rest['format'] === undefined) rest['pattern'] = pattern;
  if (minimum !== undefined && minimum !== Number.MIN_SAFE_INTEGER) rest['minimum'] = minimum;
  if (maximum !== undefined && maximum !== Number.MAX_SAFE_INTEGER) rest['maximum'] = maximum;
  return rest;
}
