import { listAttributes, putAttribute, removeAttribute } from '@causeway/contract/attributes';
import { route, type Route } from '@causeway/contract/operation';
import { invalid, notFound, Refused } from '@causeway/contract/problem';
import type { AttributeDefinition } from '@causeway/core/customer/attribute';
import type { AuditTarget } from '../../ports/audit-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import { BUILT_IN_ATTRIBUTES } from './built-in-attributes.data.ts';
import { checkAttribute } from './check-attribute.ts';

export interface AttributeTools {
  readonly config: ConfigStore;
  readonly clock: Clock;
  readonly configured: () => Promise<void> | void;
}

const BUILT_IN: ReadonlySet<string> = new Set(BUILT_IN_ATTRIBUTES.map(({ name }) => name));
/** So many that nobody needs more, and few enough that every call can look at all of them. */
const MOST = 1_000;

/** Attributes of customers: those every workspace has, and its own. */
export function attributeRoutes({ config, clock, configured }: AttributeTools): readonly Route[] {
  return [
    route(listAttributes, async (_request, caller) => {
      const custom = (await config.attributes(caller.workspace)).filter(({ name }) => !BUILT_IN.has(name));
      return { data: [...BUILT_IN_ATTRIBUTES, ...custom].map(attributeView) };
    }),
    route(putAttribute, async ({ params, body }, caller) => {
      refuseBuiltIn(params.name);
      const { choices, ...rest } = body;
      const definition: AttributeDefinition = {
        ...rest,
        name: params.name,
        readOnly: false,
        ...(choices.length === 0 ? {} : { choices }),
      };
      const complaints = checkAttribute(definition);
      if (complaints.length > 0) throw invalid(complaints);
      const known = await config.attributes(caller.workspace);
      if (known.length >= MOST && !known.some(({ name }) => name === params.name)) {
        throw new Refused(409, 'too_many', `A workspace has at most ${MOST} custom attributes.`);
      }
      await config.putAttribute(caller.workspace, definition, clock(), (before, after) => ({
        by: caller,
        action: 'attribute.put',
        target: targetOf(after),
        before: before === undefined ? undefined : attributeView(before),
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

function refuseBuiltIn(name: string): void {
  if (BUILT_IN.has(name)) throw new Refused(409, 'built_in', `"${name}" is built in and cannot be changed.`);
}

function targetOf({ name }: AttributeDefinition): AuditTarget {
  return { kind: 'attribute', id: undefined, name };
}

function attributeView(definition: AttributeDefinition) {
  return {
    name: definition.name,
    label: definition.label,
    type: definition.type,
    built_in: BUILT_IN.has(definition.name),
    read_only: definition.readOnly,
    tags: definition.tags,
    choices: definition.choices ?? [],
  };
}
