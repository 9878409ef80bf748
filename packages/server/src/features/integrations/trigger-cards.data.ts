import { ANSWER_FIELDS, BATCH_FIELDS, JOB_FIELDS, MORE_FIELDS, PACE_FIELDS } from './trigger-fields.data.ts';
import type { Card, CardField, CardSection, ConfigField, Variant } from './settings-cards.data.ts';

const AS_THE_FIELDS_SAY: readonly Variant[] = [
  { key: 'default', label: 'Default', description: 'As the fields say where nothing is set.', settings: {} },
];

/** As ids of audiences look. */
const AUDIENCE = '0123456789abcdef0123456789abcdef';

const CONFIG: readonly ConfigField[] = [
  {
    key: 'url',
    label: 'Webhook URL',
    type: 'string',
    required: true,
    help: 'The whole address, with https.',
    field: 'url',
  },
  {
    key: 'authorization',
    label: 'Authorization',
    type: 'string',
    required: false,
    help: 'The id of a shared authorization.',
    field: 'authorization',
  },
  {
    key: 'template',
    label: 'Template',
    type: 'string',
    required: false,
    help: 'The id of the template that makes the body.',
    field: 'template',
  },
];

const SECTIONS: readonly CardSection[] = [
  { title: 'Job', about: 'With which keys it sends, and about whom.' },
  { title: 'Request', about: 'Where requests go, and what they look like.' },
  { title: 'What is told', about: 'What has to happen, and what of the profile goes along.' },
  { title: 'Answer', about: 'What the service answers becomes attributes of the customer.' },
  { title: 'Pace and failures', about: 'How much at once, and what is tried again.', folded: true },
  {
    title: 'Limit and quiet times',
    about: 'When something is sent, and how much in a period. What has to wait keeps its order.',
    folded: true,
  },
  { title: 'Advanced', about: 'What templates read, and people nobody has named yet.', folded: true },
];

export const TRIGGER: Card = {
  category: 'audiences',
  status: 'beta',
  website: null,
  variants: AS_THE_FIELDS_SAY,
  config: CONFIG,
  example: { url: 'https://api.example/members', audiences: [AUDIENCE] },
  guide: 'guide/audience-triggers.md',
  description:
    'Tells any HTTP API who joins and leaves audiences, as it happens: a webhook job with a template.',
  sections: SECTIONS.filter(({ title }) => title !== 'Answer'),
  fields: [...JOB_FIELDS, ...BATCH_FIELDS, ...PACE_FIELDS, ...MORE_FIELDS],
};

/** What is said otherwise where a service is asked. */
const ASKED: Readonly<Record<string, Partial<CardField>>> = {
  audiences: { help: 'At least one. Who joins one of these is looked up at the service.' },
  exportFields: {
    required: true,
    placeholder: 'Choose at least one',
    help: 'Fields of the profile that the service needs. The id of the customer and what happened always go along.',
  },
};

export const ENRICHMENT: Card = {
  category: 'audiences',
  status: 'beta',
  website: null,
  variants: AS_THE_FIELDS_SAY,
  config: CONFIG,
  example: {
    url: 'https://api.example/people',
    audiences: [AUDIENCE],
    exportFields: ['email'],
    stream: 'people',
    origin: ['_id'],
  },
  guide: 'guide/audience-triggers.md',
  description:
    'Asks a service about people in audiences, one request each, and keeps what it answers as attributes of theirs.',
  sections: SECTIONS,
  fields: [
    ...JOB_FIELDS.map((field): CardField => ({ ...field, ...ASKED[field.name] })),
    ...ANSWER_FIELDS,
    ...PACE_FIELDS,
    ...MORE_FIELDS,
  ],
};
