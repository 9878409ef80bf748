import type { Starter } from '@causeway/core/custom/starters';
import { CUSTOM } from './custom-card.data.ts';

/** One setting as a form shows it. `name` is the path in the settings, or the name of a secret. */
export interface CardField {
  readonly name: string;
  readonly label: string;
  readonly section: string;
  readonly type: 'text' | 'secret' | 'number' | 'flag' | 'choice' | 'list' | 'object';
  readonly required?: true;
  readonly choices?: readonly string[];
  readonly help?: string;
}

/** How the library presents a kind of integration. */
export interface Card {
  readonly category: string;
  readonly description: string;
  readonly fields: readonly CardField[];
  /** Settings to begin with. */
  readonly starters?: readonly Starter[];
}

const INSIDER: Card = {
  category: 'Customer data platforms',
  description:
    'Keeps profiles and events in Insider in step with this hub: only differences are sent, and every answer is read record by record.',
  fields: [
    {
      name: 'customerId.from',
      label: 'Our identifier',
      section: 'General',
      type: 'text',
      help: 'id, or the name of an attribute that is an external id.',
    },
    {
      name: 'customerId.to',
      label: 'Insider identifier',
      section: 'General',
      type: 'text',
      help: 'uuid, email, or {"custom": "name"}.',
    },
    {
      name: 'partnerName',
      label: 'Insider partner name',
      section: 'General',
      type: 'text',
      required: true,
      help: 'In small letters, as in InOne Settings, Account Settings.',
    },
    {
      name: 'api_key',
      label: 'Insider API key',
      section: 'General',
      type: 'secret',
      required: true,
      help: 'Of the type Unified Customer Database. It cannot be read back here.',
    },
    {
      name: 'baseUrl',
      label: 'Address',
      section: 'General',
      type: 'text',
      help: 'Change it only to try things against a sandbox.',
    },
    {
      name: 'profile',
      label: 'Outbound profile mapping',
      section: 'Outbound',
      type: 'list',
      help: 'Attribute here, attribute in Insider, and whether it is a custom one there.',
    },
    {
      name: 'otherTraits',
      label: 'Attributes without a row',
      section: 'Outbound',
      type: 'choice',
      choices: ['custom', 'drop'],
    },
    {
      name: 'events',
      label: 'Outbound event mapping',
      section: 'Outbound',
      type: 'list',
      help: 'Event here, event in Insider, and a row for each parameter.',
    },
    {
      name: 'presets',
      label: 'Ready-made event mappings',
      section: 'Outbound',
      type: 'list',
      choices: ['segment', 'ga4', 'loyalty'],
    },
    {
      name: 'orderCompletedAs',
      label: 'A completed order becomes',
      section: 'Outbound',
      type: 'choice',
      choices: ['purchase', 'confirmation_page_view'],
    },
    {
      name: 'otherEvents',
      label: 'Events without a mapping',
      section: 'Outbound',
      type: 'choice',
      choices: ['custom', 'skip'],
    },
    {
      name: 'inbound.profile',
      label: 'Inbound profile mapping',
      section: 'Inbound',
      type: 'list',
      help: 'Attribute in Insider as it is written there, and attribute here.',
    },
    {
      name: 'inbound.events',
      label: 'Inbound event mapping',
      section: 'Inbound',
      type: 'list',
      help: 'Event in Insider, event type here, and a row for each parameter.',
    },
    {
      name: 'inbound.autoSubscribe',
      label: 'Customers nobody knows are made, as inactive',
      section: 'Inbound',
      type: 'choice',
      choices: ['workspace', 'on', 'off'],
      help: 'workspace: as the workspace’s own setting says.',
    },
    {
      name: 'inbound.identifier',
      label: 'Field with the customer id',
      section: 'Inbound',
      type: 'text',
      help: 'Only when it is not the Insider identifier from above.',
    },
    {
      name: 'inbound.readBack',
      label: 'Ask Insider who it is when only its own id comes',
      section: 'Inbound',
      type: 'flag',
      help: 'Uses your account’s read quota.',
    },
    {
      name: 'inbound.otherAttributes',
      label: 'Attributes of Insider without a row',
      section: 'Inbound',
      type: 'choice',
      choices: ['ignore', 'take'],
    },
    {
      name: 'inbound.eventAttributes',
      label: 'Attributes sent with an event change the profile',
      section: 'Inbound',
      type: 'flag',
    },
    {
      name: 'inbound.repeatMinutes',
      label: 'The same event again within so many minutes is a repeat',
      section: 'Inbound',
      type: 'number',
    },
    {
      name: 'inbound.echoMinutes',
      label: 'Minutes within which what was sent may come back as an echo',
      section: 'Inbound',
      type: 'number',
    },
    {
      name: 'inbound.extraHeader',
      label: 'Header that every request must carry',
      section: 'Inbound',
      type: 'text',
      help: 'Beside the key in the address. Set the same header in Insider’s webhook.',
    },
    {
      name: 'inbound_header',
      label: 'Value of that header',
      section: 'Inbound',
      type: 'secret',
      help: 'It cannot be read back here.',
    },
    {
      name: 'identifiers.email',
      label: 'E-mail is an identifier',
      section: 'Identity',
      type: 'flag',
      help: 'As in your Insider account.',
    },
    {
      name: 'identifiers.phone',
      label: 'Phone is an identifier',
      section: 'Identity',
      type: 'flag',
      help: 'As in your Insider account.',
    },
    {
      name: 'anonymous',
      label: 'People not yet named',
      section: 'Identity',
      type: 'choice',
      choices: ['hold', 'send'],
    },
    {
      name: 'anonymousIdentifier',
      label: 'Custom identifier for anonymous ids',
      section: 'Identity',
      type: 'text',
    },
    {
      name: 'defaultCountry',
      label: 'Country of phone numbers without one',
      section: 'Formats',
      type: 'text',
    },
    {
      name: 'numberLocale',
      label: 'Decimal sign in texts',
      section: 'Formats',
      type: 'choice',
      choices: ['dot', 'comma'],
    },
    { name: 'timeZone', label: 'Offset of times without one', section: 'Formats', type: 'text' },
    {
      name: 'quantityRounding',
      label: 'Quantities that are not whole',
      section: 'Formats',
      type: 'choice',
      choices: ['round', 'floor', 'ceil'],
    },
    {
      name: 'lineTimestamps',
      label: 'Times of the lines of an order',
      section: 'Formats',
      type: 'choice',
      choices: ['same', 'distinct'],
    },
    { name: 'skipHook', label: 'Do not trigger Insider’s webhooks', section: 'Sending', type: 'flag' },
    { name: 'maxUsersPerRequest', label: 'Users per request', section: 'Sending', type: 'number' },
    { name: 'maxBytesPerRequest', label: 'Bytes per request', section: 'Sending', type: 'number' },
    { name: 'requestsPerMinute', label: 'Requests per minute', section: 'Sending', type: 'number' },
    { name: 'concurrency', label: 'Requests at once', section: 'Sending', type: 'number' },
  ],
};

/** By kind. A kind without a card is offered with its secrets alone. */
export const CARDS: ReadonlyMap<string, Card> = new Map([
  ['insider', INSIDER],
  ['custom', CUSTOM],
]);
