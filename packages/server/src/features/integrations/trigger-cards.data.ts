import { METHODS } from '@causeway/core/custom/check';
import type { Card, CardField, ConfigField, Variant } from './settings-cards.data.ts';

/** In the order of the guide that people come from; what it lacks is last. */
const BEGINNING: readonly CardField[] = [
  {
    name: 'description',
    label: 'Description',
    section: 'Job',
    type: 'text',
    help: 'What it is for. Only people read it.',
  },
  {
    name: 'authorization',
    label: 'Authorization',
    section: 'Job',
    type: 'text',
    help: 'The id of a shared authorization, whose headers and parameters are added to each request; empty for none.',
  },
  {
    name: 'audiences',
    label: 'Audiences',
    section: 'Job',
    type: 'list',
    required: true,
    help: 'At least one. Who joins them, leaves them or changes while in them is sent.',
  },
  {
    name: 'url',
    label: 'Webhook URL',
    section: 'Request',
    type: 'text',
    required: true,
    help: 'The whole address, with https; http leads to this machine alone. With a URL template only its scheme and host count.',
  },
  {
    name: 'urlTemplate',
    label: 'URL template',
    section: 'Request',
    type: 'text',
    help: 'The id of a template that makes one text, the whole address on the same host. Empty: the webhook URL as it is.',
  },
  {
    name: 'template',
    label: 'Template',
    section: 'Request',
    type: 'text',
    help: 'The id of the template that makes the body. Empty: the payload as it is.',
  },
  { name: 'method', label: 'HTTP method', section: 'Request', type: 'choice', choices: METHODS },
  {
    name: 'cloudEvents',
    label: 'CloudEvents',
    section: 'Request',
    type: 'object',
    help: 'The envelope of CloudEvents 1.0, with a type (com.causeway.audience.user.event unless told otherwise) and a source (made of the job unless told otherwise). Empty: none.',
  },
  {
    name: 'existingUsers',
    label: 'Existing users',
    section: 'What is sent',
    type: 'flag',
    help: 'Who is in an audience when the job begins is sent too, as somebody who joins.',
  },
  {
    name: 'triggerEvents',
    label: 'Audience trigger events',
    section: 'What is sent',
    type: 'choice',
    choices: ['both', 'enters', 'exits'],
  },
  {
    name: 'exportFields',
    label: 'Export fields',
    section: 'What is sent',
    type: 'list',
    help: 'Fields of the profile. Empty: all of them.',
  },
  {
    name: 'fieldChanges',
    label: 'Fields to trigger',
    section: 'What is sent',
    type: 'list',
    help: 'When one of these changes of somebody in an audience, that is sent. At most 75.',
  },
  {
    name: 'includeAudiences',
    label: 'Include audience membership',
    section: 'What is sent',
    type: 'flag',
    help: 'Adds segments_all, the slugs of all audiences they are in.',
  },
];

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

const BATCH: CardField = {
  name: 'batch',
  label: 'Batch events',
  section: 'Sending',
  type: 'object',
  help: 'Several messages in one request: so many (size, 1 to 1,000; 10) or those of so many seconds (flushSeconds, 1 to 300; 5). join is users for Insider, empty for a list of whole bodies. Empty: one by one.',
};

const SENDING: readonly CardField[] = [
  {
    name: 'workers',
    label: 'Worker count',
    section: 'Sending',
    type: 'number',
    help: 'Requests at once, 1 to 20.',
  },
  {
    name: 'doNotRetry',
    label: 'Do not retry for HTTP status',
    section: 'Sending',
    type: 'list',
    help: 'Status codes from 300 to 599, besides 400, 404 and 413, which never are tried again.',
  },
  {
    name: 'userLimit',
    label: 'User limit',
    section: 'Sending',
    type: 'object',
    help: 'At most so many messages (users) every hour, day, week or month (every), from dayOfWeek (1 is Monday) and timeOfDay (00:00) in timeZone (UTC) on. What is over waits. Empty: no limit.',
  },
  {
    name: 'config',
    label: 'Free properties',
    section: 'Sending',
    type: 'object',
    help: 'Templates read them with jobConfGet.',
  },
  {
    name: 'quiet',
    label: 'Quiet time',
    section: 'Sending',
    type: 'object',
    help: 'Nothing leaves between from, such as 22:00, and so many hours later (1 to 23), in timeZone (UTC). Empty: none.',
  },
  {
    name: 'shape',
    label: 'Bring into the form of',
    section: 'More',
    type: 'choice',
    choices: ['none', 'insider'],
    help: 'insider: what the template makes is checked and brought into the form of Insider’s upsert, and the answer is read user by user.',
  },
  {
    name: 'anonymous',
    label: 'People not yet named',
    section: 'More',
    type: 'choice',
    choices: ['send', 'hold'],
  },
  {
    name: 'requestsPerMinute',
    label: 'Requests per minute',
    section: 'More',
    type: 'number',
    help: '1 to 60,000.',
  },
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
  fields: [...BEGINNING, BATCH, ...SENDING],
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
  fields: [
    ...BEGINNING.map((field): CardField =>
      field.name === 'exportFields'
        ? {
            ...field,
            required: true,
            help: 'What the service needs to know of the profile. At least one field.',
          }
        : field,
    ),
    {
      name: 'stream',
      label: 'Stream',
      section: 'The answer',
      type: 'text',
      help: 'The name under which answers are registered.',
    },
    {
      name: 'origin',
      label: 'Fields to keep beside the answer',
      section: 'The answer',
      type: 'list',
      help: 'Fields of the profile as they were when it was asked. At least one, such as _id.',
    },
    {
      name: 'mapping',
      label: 'What becomes of the answer',
      section: 'The answer',
      type: 'list',
      help: 'Rows of from (response.address.city, or origin._id), to (an attribute), and default for when there is none.',
    },
    ...SENDING,
  ],
};
