import { listAttributes, putAttribute, removeAttribute } from '@causeway/contract/attributes';
import { route, type Route } from '@causeway/contract/operation';
import { invalid, notFound, Refused } from '@causeway/contract/problem';
import type { AttributeDefinition } from '@causeway/core/customer/attribute';
import type { AuditTarget } from '../../ports/audit-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import { allAttributes, builtInAttribute } from './all-attributes.ts';
import { checkAttribute, checkTags } from './check-attribute.ts';
import { checkDefault } from './check-default.ts';

export interface AttributeTools {
  readonly config: ConfigStore;
  readonly clock: Clock;
  readonly configured: () => Promise<void> | void;
}

/** So many that nobody needs more, and few enough that every call can look at all of them. */
const MOST = 1_000;

/** Every new customer has all of them: there has to be room for what is said. */
const MOST_DEFAULTS = 100;

/** Attributes of customers: those every workspace has, and its own. */
export function attributeRoutes({ config, clock, configured }: AttributeTools): readonly Route[] {
  return [
    route(listAttributes, async (_request, caller) => {
      const { builtIn, custom } = allAttributes(await config.attributes(caller.workspace));
      return { data: [...builtIn, ...custom].map(attributeView) };
    }),
    route(putAttribute, async ({ params, body }, caller) => {
      const { choices, format, description, default: value, ...rest } = body;
      const sent: AttributeDefinition = {
        ...rest,
        name: params.name,
        readOnly: false,
        ...(choices.length === 0 ? {} : { choices }),
        ...(format === null ? {} : { format }),
        ...(description === null || description === '' ? {} : { description }),
        ...(value === null ? {} : { default: value }),
      };
      refuseRedefined(sent);
      const complaints = builtInAttribute(params.name) === undefined ? checkAttribute(sent) : checkTags(sent);
      const workspace = (await config.workspaces()).find(({ id }) => id === caller.workspace);
      const checked = checkDefault(sent, workspace?.identity.attributes ?? []);
      if ('complaint' in checked) throw invalid([...complaints, checked.complaint]);
      if (complaints.length > 0) throw invalid(complaints);
      const definition = { ...sent, ...checked };
      const known = await config.attributes(caller.workspace);
      const { custom } = allAttributes(known);
      refuseTooManyDefaults(definition, custom);
      if (custom.length >= MOST && !known.some(({ name }) => name === params.name)) {
        throw new Refused(409, 'too_many', `A workspace has at most ${MOST} custom attributes.`);
      }
      await config.putAttribute(caller.workspace, definition, clock(), (before, after) => ({
        by: caller,
        action: 'attribute.put',
        target: targetOf(after),
        before: viewBefore(params.name, before),
        after: attributeView(after),
      }));
      await configured();
      return attributeView(definition);
    }),
    route(removeAttribute, async ({ params }, caller) => {
      refuseBuiltIn(params.name);
      const removed = await config.removeAttribute(caller.workspace, params.name, clock(), (before) => ({
        by: caller,
        action: 'attribute.remove',
        target: targetOf(before),
        before: attributeView(before),
      }));
      if (!removed) throw notFound('attribute');
      await configured();
      return undefined;
    }),
  ];
}

function refuseTooManyDefaults(
  definition: AttributeDefinition,
  custom: readonly AttributeDefinition[],
): void {
  const others = custom.filter((one) => one.default !== undefined && one.name !== definition.name);
  if (definition.default !== undefined && others.length >= MOST_DEFAULTS)
    throw new Refused(409, 'too_many_defaults', `At most ${MOST_DEFAULTS} attributes have a default.`);
}

/** Of a built-in one the tags can be chosen; all else about it is what every hub means by it. */
function refuseRedefined(definition: AttributeDefinition): void {
  const builtIn = builtInAttribute(definition.name);
  if (builtIn === undefined) return;
  const { tags: _own, ...wanted } = attributeView(definition);
  const { tags: _builtIn, ...fixed } = attributeView(builtIn);
  if (builtIn.readOnly || JSON.stringify(wanted) !== JSON.stringify(fixed))
    throw new Refused(
      409,
      'built_in',
      builtIn.readOnly
        ? `"${definition.name}" is computed by the hub and cannot be changed.`
        : `"${definition.name}" is built in: only its tags can be changed.`,
    );
}

function viewBefore(name: string, before: AttributeDefinition | undefined) {
  const known = before ?? builtInAttribute(name);
  return known === undefined ? undefined : attributeView(known);
}

function refuseBuiltIn(name: string): void {
  if (builtInAttribute(name) !== undefined)
    throw new Refused(409, 'built_in', `"${name}" is built in and cannot be changed.`);
}

function targetOf({ name }: AttributeDefinition): AuditTarget {
  return { kind: 'attribute', id: undefined, name };
}

function attributeView(definition: AttributeDefinition) {
  return {
    name: definition.name,
    label: definition.label,
    type: definition.type,
    built_in: builtInAttribute(definition.name) !== undefined,
    read_only: definition.readOnly,
    tags: definition.tags,
    choices: definition.choices ?? [],
    format: definition.format ?? null,
    description: definition.description ?? null,
    default: definition.default ?? null,
  };
}
