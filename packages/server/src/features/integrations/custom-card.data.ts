import { METHODS } from '@causeway/core/custom/check';
import { STARTERS } from '@causeway/core/custom/starters';
import type { JsonObject } from '@causeway/core/result/json';
import type { Card, Variant } from './settings-cards.data.ts';

/** The starters; what one of them leaves for people to fill in is left out, so that it is asked for. */
const VARIANTS: readonly Variant[] = STARTERS.map(({ key, label, description, settings }) => {
  const { url = '', ...rest } = settings;
  const whole = url === '' || url.endsWith('…') ? rest : settings;
  return { key: key === 'blank' ? 'default' : key, label, description, settings: { ...whole } as JsonObject };
});

/** In the order of the guide that people come from: address, method, content type, headers, body; then what it lacks. */
export const CUSTOM: Card = {
  category: 'custom',
  status: 'ga',
  website: null,
  variants: VARIANTS,
  config: [
    {
      key: 'url',
      label: 'Endpoint URL',
      type: 'string',
      required: true,
      help: 'The whole address; some variants have one.',
      field: 'url',
    },
    {
      key: 'method',
      label: 'Request method',
      type: 'select',
      required: false,
      help: `One of ${METHODS.join(', ')}.`,
      field: 'method',
    },
    {
      key: 'secret_headers',
      label: 'Secret headers',
      type: 'secret',
      required: false,
      help: 'One per line, as Name: value.',
      field: 'headers',
    },
  ],
  example: {
    url: 'https://api.example/events',
    secret_headers: 'Authorization: Bearer xxxxxxxxxxxxxxxxxxxx',
  },
  guide: 'guide/custom-api.md',
  description:
    'Any HTTP API: an address, headers, and a body with placeholders or from a template. Begin blank, or with Insider or Slack.',
  starters: STARTERS,
  fields: [
    {
      name: 'url',
      label: 'Endpoint URL',
      section: 'Endpoint',
      type: 'text',
      required: true,
      help: 'The whole address. After the host it may hold placeholders such as ##user_id##.',
    },
    {
      name: 'method',
      label: 'Request method',
      section: 'Endpoint',
      type: 'choice',
      choices: METHODS,
      help: 'DELETE is left out: nothing that is typed into a form destroys anything.',
    },
    {
      name: 'contentType',
      label: 'Content type',
      section: 'Endpoint',
      type: 'text',
      help: 'application/json, application/x-www-form-urlencoded, or a type of text.',
    },
    {
      name: 'headers',
      label: 'Secret headers',
      section: 'Headers',
      type: 'secret',
      help: 'One per line, as Name: value. They cannot be read back here.',
    },
    {
      name: 'headers',
      label: 'Other headers',
      section: 'Headers',
      type: 'list',
      help: 'Name and value; values may hold placeholders. What is secret belongs to the secret headers.',
    },
    {
      name: 'authorization',
      label: 'Authorization',
      section: 'Headers',
      type: 'text',
      help: 'The id of a shared authorization, whose headers and parameters are added to each request.',
    },
    {
      name: 'body',
      label: 'Request format',
      section: 'Body',
      type: 'object',
      help: 'A body with placeholders, a template, or the event as it is.',
    },
    {
      name: 'dropEmpty',
      label: 'Leave out what a template leaves empty',
      section: 'Body',
      type: 'flag',
      help: 'Sent to Insider, an empty value wipes what is stored.',
    },
    {
      name: 'shape',
      label: 'Bring into the form of',
      section: 'Body',
      type: 'choice',
      choices: ['none', 'insider'],
      help: 'insider: unknown parameters become custom ones, and what a purchase needs is checked.',
    },
    {
      name: 'events',
      label: 'Event types that are sent',
      section: 'Events',
      type: 'list',
      help: 'Empty: all of them.',
    },
    { name: 'except', label: 'Event types that are not', section: 'Events', type: 'list' },
    {
      name: 'anonymous',
      label: 'People not yet named',
      section: 'Events',
      type: 'choice',
      choices: ['send', 'hold'],
    },
    {
      name: 'batch',
      label: 'Several events in one request',
      section: 'Sending',
      type: 'object',
      help: 'How many (size), and the list that joins them (join): users for Insider, empty for a list of whole bodies.',
    },
    {
      name: 'signing_secret',
      label: 'Signing secret',
      section: 'Sending',
      type: 'secret',
      help: 'Requests are then signed as Standard Webhooks say. whsec_ and base64, or any text.',
    },
    {
      name: 'doNotRetry',
      label: 'Status codes that are not tried again',
      section: 'Sending',
      type: 'list',
    },
    { name: 'requestsPerMinute', label: 'Requests per minute', section: 'Sending', type: 'number' },
    { name: 'concurrency', label: 'Requests at once', section: 'Sending', type: 'number' },
  ],
};
