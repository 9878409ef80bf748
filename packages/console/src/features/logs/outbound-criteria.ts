import { matching, oneOf, type Criterion } from '../../ui/log/criteria.ts';

const OUTCOMES = ['delivered', 'skipped', 'buried'] as const;
const STATUS = /^([1-5]\d\d|[1-5]xx|0)$/i;

/** What the outbound log can be searched by, in the order of the guide. */
export const OUTBOUND_CRITERIA: readonly Criterion[] = [
  {
    name: 'identifier',
    key: 'id',
    label: 'Identifier',
    example: 'dlv_123',
    check: matching(/^(dlv_)?[1-9]\d{0,14}$/, 'Write an identifier such as dlv_123.'),
    looksLike: /^dlv_/,
  },
  { name: 'customer_id', key: 'customer', label: 'Customer ID', example: 'a customer’s id', usual: true },
  { name: 'event_type', key: 'type', label: 'Event type', example: 'Order Completed' },
  { name: 'error', key: 'error', label: 'Error', example: 'part of it' },
  {
    name: 'status_code',
    key: 'status',
    label: 'Status code',
    example: '429, 4xx, 5xx, or 0 for no answer',
    values: ['200', '4xx', '429', '5xx', '0'],
    words: { 0: '0 (no answer)' },
    check: matching(STATUS, 'Write a status such as 429, a class such as 4xx, or 0 for “no answer”.'),
    looksLike: STATUS,
  },
  { name: 'response_body', key: 'response', label: 'Response body', example: 'part of it' },
  { name: 'request_body', key: 'request', label: 'Request body', example: 'part of the customer’s part' },
  {
    name: 'outcome',
    key: 'outcome',
    label: 'Outcome',
    example: 'delivered, skipped or dead letter',
    values: OUTCOMES,
    words: { buried: 'dead letter' },
    check: oneOf(OUTCOMES, 'Choose delivered, skipped or dead letter.'),
    looksLike: /^(delivered|skipped|buried)$/,
  },
];
