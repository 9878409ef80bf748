import { INBOUND_FIELDS, MORE_FIELDS, OUTBOUND_FIELDS } from './insider-fields.data.ts';
import { INSIDER_VARIANTS } from './insider-variants.data.ts';
import type { Card, CardField } from './settings-cards.data.ts';

const CONSENT_FIELDS: readonly CardField[] = [
  {
    name: 'consents.purposes',
    label: 'Purposes in Insider',
    section: 'Consent',
    type: 'choice',
    half: true,
    choices: [
      { value: 'custom', label: 'As custom attributes' },
      { value: 'off', label: 'Not sent' },
    ],
    help: 'What people agreed to, as attributes such as consent_marketing. Opt-ins of channels are sent in any case.',
  },
  {
    name: 'consents.gdpr',
    label: 'Purpose behind Insider’s GDPR opt-in',
    section: 'Consent',
    type: 'choice',
    half: true,
    placeholder: 'None',
    choices: [
      { value: 'functional', label: 'Functional' },
      { value: 'analytics', label: 'Analytics' },
      { value: 'marketing', label: 'Marketing' },
      { value: 'personalization', label: 'Personalization' },
    ],
    help: 'Who refuses it is sent as gdpr_optin false, and Insider stops processing them.',
  },
];

export const INSIDER: Card = {
  category: 'marketing-automation',
  description:
    'Keeps profiles and events in Insider in step with this hub: only differences are sent, and every answer is read record by record.',
  status: 'ga',
  website: 'https://useinsider.com',
  variants: INSIDER_VARIANTS,
  config: [
    {
      key: 'api_key',
      label: 'API key',
      type: 'secret',
      required: true,
      help: 'Of the type Unified Customer Database, from InOne Settings, Integration Settings.',
      field: 'api_key',
    },
    {
      key: 'partner_name',
      label: 'Partner name',
      type: 'string',
      required: true,
      help: 'The short name of your account in small letters, such as myco.',
      field: 'partnerName',
    },
  ],
  example: { api_key: 'xxxxxxxxxxxxxxxxxxxx', partner_name: 'myco' },
  guide: 'guide/getting-started.md',
  sections: [
    { title: 'General settings', about: 'Whom we speak to, and by which id people are found there.' },
    {
      title: 'Outbound settings',
      about: 'What of our customers and events goes to Insider, and as what.',
    },
    { title: 'Inbound settings', about: 'What Insider tells us, by its webhooks, and what it becomes here.' },
    {
      title: 'Inbound options',
      about: 'Whom a request is about, customers nobody knows, repeats, echoes, and an extra header.',
      folded: true,
    },
    { title: 'Consent', about: 'What a customer must have agreed to, and what Insider is told of it.' },
    {
      title: 'Identity',
      about: 'Which identifiers your Insider account uses, and people nobody has named yet.',
      folded: true,
    },
    { title: 'Formats', about: 'How texts that can be read in two ways are read.', folded: true },
    {
      title: 'Sending',
      about: 'How much goes out at once. The defaults are what Insider allows.',
      folded: true,
    },
  ],
  fields: [...OUTBOUND_FIELDS, ...INBOUND_FIELDS, ...CONSENT_FIELDS, ...MORE_FIELDS],
};
