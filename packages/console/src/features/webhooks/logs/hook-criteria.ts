import { matching, oneOf, type Criterion } from '../../../ui/log/criteria.ts';

const STATUSES = ['done', 'error', 'ignored'] as const;
const CODE = /^([1-5]\d\d|[1-5]xx)$/i;

/** What requests of webhooks can be searched by, in the order of the columns; parts of texts last. */
const CRITERIA: readonly Criterion[] = [
  {
    name: 'status_code',
    key: 'code',
    label: 'Status code',
    example: '400, 4xx or 5xx',
    values: ['200', '400', '401', '404', '4xx', '5xx'],
    check: matching(CODE, 'Write a status such as 400, or a class such as 4xx.'),
    looksLike: CODE,
  },
  {
    name: 'status',
    key: 'status',
    label: 'Status',
    example: 'done, error or ignored',
    values: STATUSES,
    check: oneOf(STATUSES, 'Choose done, error or ignored.'),
    looksLike: /^(done|error|ignored)$/,
  },
  { name: 'customer_id', key: 'customer', label: 'Customer ID', example: 'a customer’s id', usual: true },
  { name: 'action', key: 'action', label: 'Action', example: 'point_add' },
  {
    name: 'event_id',
    key: 'event',
    label: 'Event',
    example: 'the number of an event',
    check: matching(/^[1-9]\d{0,14}$/, 'Write the number of an event, such as 17.'),
  },
  {
    name: 'identifier',
    key: 'id',
    label: 'Identifier',
    example: 'rcp_123',
    check: matching(/^(rcp_)?[1-9]\d{0,14}$/, 'Write an identifier such as rcp_123.'),
    looksLike: /^rcp_/,
  },
  { name: 'error', key: 'error', label: 'Error', example: 'part of it' },
  { name: 'request_body', key: 'request', label: 'Request body', example: 'part of what was sent' },
  { name: 'response_body', key: 'response', label: 'Response body', example: 'part of what was answered' },
];

interface Known {
  /** Of the webhooks to choose from; undefined where all rows are of one. */
  readonly webhooks: readonly { readonly id: number; readonly name: string }[] | undefined;
  readonly actions: readonly string[];
}

export function hookCriteria({ webhooks, actions }: Known): readonly Criterion[] {
  const named = CRITERIA.map((one) => (one.name === 'action' ? { ...one, values: actions } : one));
  if (webhooks === undefined) return named;
  const ids = webhooks.map(({ id }) => String(id));
  return [
    {
      name: 'webhook_id',
      key: 'webhook',
      label: 'Webhook',
      example: webhooks[0]?.name ?? 'one of yours',
      values: ids,
      words: Object.fromEntries(webhooks.map(({ id, name }) => [String(id), name])),
      check: oneOf(ids, 'Choose one of your webhooks.'),
    },
    ...named,
  ];
}
