import { AUDIENCE_EVENTS } from '@causeway/core/audience/change-events';
import { CONSENTS_FIELD } from '@causeway/core/consent/consent-fields';
import { SUBJECTS } from '@causeway/core/consent/consent';
import type { FieldType } from '@causeway/core/event/event-type';
import type { Answer } from '../../app/api.ts';
import { subjectLabel } from '../consent-words.ts';

/** A field of customers, or of an event, as rules name it. */
export interface KnownField {
  readonly path: readonly string[];
  /** In words; the path itself where nobody gave it any. */
  readonly label: string;
  /** Undefined: nobody said, and nothing was seen of it. */
  readonly type: FieldType | undefined;
  readonly choices: readonly string[];
  /** A value that came in lately; empty when none did. */
  readonly example: string;
  /** Under which heading it is offered. */
  readonly group: string;
}

export interface KnownEvent {
  readonly name: string;
  readonly label: string;
  readonly group: string;
  /** How many came in lately. */
  readonly count: number;
  readonly fields: readonly KnownField[];
}

export interface KnownAudience {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** What rules can be about: what is defined, and what came in lately. */
export interface Vocabulary {
  /** By `pathKey`. */
  readonly fields: ReadonlyMap<string, KnownField>;
  readonly events: ReadonlyMap<string, KnownEvent>;
  /** By slug. */
  readonly audiences: ReadonlyMap<string, KnownAudience>;
}

export const NO_WORDS: Vocabulary = { fields: new Map(), events: new Map(), audiences: new Map() };

function pathKey(path: readonly string[]): string {
  return path.length === 1 ? (path[0] ?? '') : JSON.stringify(path);
}

export function fieldOf(vocabulary: Vocabulary, path: readonly string[]): KnownField | undefined {
  return vocabulary.fields.get(pathKey(path));
}

export function eventFieldOf(
  vocabulary: Vocabulary,
  event: string,
  path: readonly string[],
): KnownField | undefined {
  const key = pathKey(path);
  return vocabulary.events.get(event)?.fields.find((field) => pathKey(field.path) === key);
}

type Seen = Pick<Answer<'GET /v1/admin/seen'>, 'types' | 'attributes'>;
type Attribute = Pick<
  Answer<'GET /v1/admin/attributes'>['data'][number],
  'name' | 'label' | 'type' | 'choices' | 'built_in'
>;
type EventType = Pick<
  Answer<'GET /v1/admin/event-types'>['data'][number],
  'name' | 'label' | 'kind' | 'group' | 'fields'
>;

interface Sources {
  readonly attributes: readonly Attribute[];
  readonly types: readonly EventType[];
  readonly seen: Seen;
  readonly audiences: readonly KnownAudience[];
}

const OWN_GROUP = 'About the customer';

/** What every customer has beside their attributes. */
const OWN_FIELDS: readonly KnownField[] = [
  {
    path: ['id'],
    label: 'Customer id',
    type: 'string',
    choices: [],
    example: '',
    group: OWN_GROUP,
  },
  {
    path: ['anonymous'],
    label: 'Not named yet',
    type: 'boolean',
    choices: [],
    example: '',
    group: OWN_GROUP,
  },
  ...SUBJECTS.filter((subject) => subject !== 'essential').map((subject): KnownField => ({
    path: [CONSENTS_FIELD, subject],
    label: `Consent: ${subjectLabel(subject)}`,
    type: 'boolean',
    choices: [],
    example: '',
    group: 'Consents',
  })),
];

/** The heading of events of which some came in lately. */
export const CAME = 'Events that came in lately';

const EVENT_GROUPS: Readonly<Record<EventType['kind'], string>> = {
  custom: 'Your own events',
  commerce: 'Commerce events',
  built_in: 'Built-in events',
  system: 'Events that the hub makes',
};

export function vocabularyOf({ attributes, types, seen, audiences }: Sources): Vocabulary {
  const fields = new Map<string, KnownField>();
  const add = (field: KnownField): void => {
    const key = pathKey(field.path);
    const known = fields.get(key);
    if (known === undefined) fields.set(key, field);
    else if (known.example === '') fields.set(key, { ...known, example: field.example });
  };
  for (const field of OWN_FIELDS) add(field);
  for (const { name, label, type, choices, built_in: builtIn } of attributes) {
    const group = builtIn ? 'Built-in attributes' : 'Your attributes';
    add({ path: [name], label, type, choices, example: '', group });
  }
  for (const field of seen.attributes) addSeen(field, [], 'Seen on customers lately', add);
  return {
    fields,
    events: eventsOf(types, seen),
    audiences: new Map(audiences.map((audience) => [audience.slug, audience])),
  };
}

function eventsOf(types: readonly EventType[], seen: Seen): ReadonlyMap<string, KnownEvent> {
  const events = new Map<string, KnownEvent>();
  const came = new Map(seen.types.map((type) => [type.type, type]));
  for (const { type, count, fields, context } of seen.types) {
    const known = types.find(({ name }) => name === type);
    const label = known?.label ?? type;
    const all = fieldsOfEvent(known, { fields, context });
    events.set(type, { name: type, label, group: CAME, count, fields: all });
  }
  for (const type of types) {
    const { name, label, kind } = type;
    if (came.has(name)) continue;
    const fields = fieldsOfEvent(type, undefined);
    events.set(name, { name, label, group: EVENT_GROUPS[kind], count: 0, fields });
  }
  // They follow from rules, and no rule may count them.
  for (const name of AUDIENCE_EVENTS) events.delete(name);
  return events;
}

type SeenFields = Pick<Seen['types'][number], 'fields' | 'context'>;

function fieldsOfEvent(type: EventType | undefined, came: SeenFields | undefined): readonly KnownField[] {
  const fields = new Map<string, KnownField>();
  const add = (field: KnownField): void => {
    const key = pathKey(field.path);
    const known = fields.get(key);
    // What a definition calls an object says nothing of what is compared.
    if (known?.type === undefined || known.example === '') {
      fields.set(key, { ...field, ...known, example: field.example });
    }
  };
  for (const { name, type: kind, label, choices } of type?.fields ?? []) {
    if (kind === 'object' || kind === 'objects') continue;
    add({ path: [name], label: label ?? name, type: kind, choices, example: '', group: 'Of the event' });
  }
  for (const field of came?.fields ?? []) addSeen(field, [], 'Of the event', add);
  for (const field of came?.context ?? []) addSeen(field, ['context'], 'Around the event', add);
  return [...fields.values()];
}

function addSeen(
  { path: written, types, example }: Seen['attributes'][number],
  before: readonly string[],
  group: string,
  add: (field: KnownField) => void,
): void {
  const kinds = types.filter((type) => type !== 'null');
  const [only] = kinds.length === 1 ? kinds : [];
  // Objects are opened: their parts are offered instead.
  if (written === '' || only === 'object' || (only === 'list' && example.startsWith('[{'))) return;
  const path = [...before, ...written.replaceAll('[]', '').split('.')];
  if (path.length > 16 || path.some((step) => step === '')) return;
  add({ path, label: path.join('.'), type: seenType(only, example), choices: [], example, group });
}

function seenType(only: string | undefined, example: string): FieldType | undefined {
  if (only === 'number') return 'numeric';
  if (only === 'boolean') return 'boolean';
  if (only === 'list') return 'list';
  if (only !== 'string') return undefined;
  if (/^"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(example)) return 'datetime';
  return /^"\d{4}-\d{2}-\d{2}"$/.test(example) ? 'date' : 'string';
}
