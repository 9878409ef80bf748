import { matching, oneOf, type Criterion } from '../../ui/log/criteria.ts';

const STATUSES = ['done', 'error', 'ignored'] as const;
const CODE = /^([1-5]\d\d|[1-5]xx)$/i;

/** What the inbound log can be searched by, in the order of the guide; what the guide does not have comes last. */
export const INBOUND_CRITERIA: readonly Criterion[] = [
  {
    name: 'identifier',
    key: 'id',
    label: 'Identifier',
    example: 'rcp_123',
    check: matching(/^(rcp_)?[1-9]\d{0,14}$/, 'Write an identifier such as rcp_123.'),
    looksLike: /^rcp_/,
  },
  { name: 'customer_id', key: 'customer', label: 'Customer ID', example: 'a customer’s id', usual: true },
  {
    name: 'type',
    key: 'type',
    label: 'Request type',
    example: 'profile or event',
    values: ['profile', 'event'],
    check: oneOf(['profile', 'event'], 'Choose profile or event.'),
  },
  { name: 'action', key: 'action', label: 'Action', example: 'point_add' },
  {
    name: 'status',
    key: 'status',
    label: 'Status',
    example: 'done, error or ignored',
    values: STATUSES,
    check: oneOf(STATUSES, 'Choose done, error or ignored.'),
    looksLike: /^(done|error|ignored)$/,
  },
  {
    name: 'event_id',
    key: 'event',
    label: 'Event',
    example: 'the number of an event',
    check: matching(/^[1-9]\d{0,14}$/, 'Write the number of an event, such as 17.'),
  },
  { name: 'error', key: 'error', label: 'Error', example: 'part of it' },
  { name: 'response_body', key: 'response', label: 'Response body', example: 'part of what we answered' },
  { name: 'request_body', key: 'request', label: 'Request body', example: 'part of what was sent' },
  {
    name: 'status_code',
    key: 'code',
    label: 'Status code',
    example: '400, 4xx or 5xx',
    values: ['200', '4xx', '401', '5xx'],
    check: matching(CODE, 'Write a status such as 400, or a class such as 4xx.'),
    looksLike: CODE,
  },
];
