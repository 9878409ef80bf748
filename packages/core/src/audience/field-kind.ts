import type { AttributeDefinition, AttributeType } from '../customer/attribute.ts';
import type { CustomerStatus } from '../customer/customer.ts';
import { COMPUTED_NAMES } from '../ledger/computed.ts';
import type { EventsOperand } from './rule.ts';

/** What kind of values a rule finds. `list`: of texts. */
export interface FieldKind {
  readonly of: 'text' | 'number' | 'truth' | 'time' | 'list';
  /** All that there are; undefined where it may be anything. */
  readonly choices?: readonly string[] | undefined;
}

const STATUSES: readonly CustomerStatus[] = ['active', 'inactive', 'banned', 'suspended'];

const TIME: FieldKind = { of: 'time' };
const NUMBER: FieldKind = { of: 'number' };

/** Of each consent by itself. */
export const CONSENT_KIND: FieldKind = { of: 'truth' };

const OWN_KINDS: Readonly<Record<string, FieldKind>> = {
  id: { of: 'text' },
  anonymous: { of: 'truth' },
  status: { of: 'text', choices: STATUSES },
  created_at: TIME,
};

const ATTRIBUTE_KINDS: Readonly<Record<AttributeType, FieldKind['of']>> = {
  string: 'text',
  select: 'text',
  url: 'text',
  image: 'text',
  numeric: 'number',
  boolean: 'truth',
  date: 'time',
  datetime: 'time',
  multiple_choice: 'list',
  list: 'list',
};

/** The kind of a customer's field; undefined of one that nobody defined. */
export function fieldKind(
  name: string,
  attributes: ReadonlyMap<string, AttributeDefinition>,
): FieldKind | undefined {
  if (Object.hasOwn(OWN_KINDS, name)) return OWN_KINDS[name];
  if (COMPUTED_NAMES.has(name)) return /_(?:date|at)$/.test(name) ? TIME : NUMBER;
  const attribute = attributes.get(name);
  if (attribute === undefined) return undefined;
  const { type, choices = [] } = attribute;
  return { of: ATTRIBUTE_KINDS[type], choices: choices.length === 0 ? undefined : choices };
}

/** The kind of a figure; undefined where it is whatever the events say. */
export function figureKind({ figure, field }: EventsOperand): FieldKind | undefined {
  if (figure !== 'first' && figure !== 'last') return NUMBER;
  return field === undefined ? TIME : undefined;
}
