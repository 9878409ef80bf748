import type { AttributeValue } from '../rules/attribute-type.ts';
import { plainForm, type Stream, type Webhook } from '../webhooks/webhook.ts';

/** One line of the triggers: an event with a condition, or an attribute with an action. */
export interface TriggerRow {
  /** the event or the attribute */
  readonly name: string;
  /** of an event: the parameter of a condition */
  readonly parameter: string;
  /** the operator of the condition, or the action */
  readonly how: string;
  readonly from: string;
  /** the value of the condition, or what the attribute changes to */
  readonly to: string;
}

/** A webhook as the fields of a form hold it. */
export interface WebhookValues {
  readonly stream: Stream;
  readonly name: string;
  readonly url: string;
  /** one per line, `Name: value` */
  readonly headers: string;
  readonly active: boolean;
  readonly rows: readonly TriggerRow[];
  /** separated by commas */
  readonly parameters: string;
  readonly attributes: string;
  readonly form: Readonly<Record<string, string | boolean>>;
}

export function emptyValues(stream: Stream): WebhookValues {
  const [name, url, headers, attributes] = ['', '', '', ''];
  const form = { ...plainForm };
  return { stream, name, url, headers, active: true, rows: [], parameters: '*', attributes, form };
}

export function valuesOf(webhook: Webhook): WebhookValues {
  const { stream, name, url, active } = webhook;
  return {
    stream,
    name,
    url,
    headers: Object.entries(webhook.headers)
      .map((header) => header.join(': '))
      .join('\n'),
    active,
    rows: rowsOf(webhook),
    parameters: webhook.stream === 'events' ? webhook.parameters.join(', ') : '',
    attributes: webhook.attributes.join(', '),
    form: { ...webhook.form },
  };
}

/** An event with several conditions takes several lines, of which the first names it. */
function rowsOf(webhook: Webhook): TriggerRow[] {
  const parameter = '';
  if (webhook.stream === 'attributes') {
    return webhook.triggers.map(({ attribute, action, from, to }) => {
      return { name: attribute, parameter, how: action, from: typed(from), to: typed(to) };
    });
  }
  return webhook.triggers.flatMap(({ event, where }) => {
    if (where.length === 0) return [{ name: event, parameter, how: 'is', from: '', to: '' }];
    return where.map((each, position) => {
      const name = position === 0 ? event : '';
      return { name, parameter: each.parameter, how: each.operator, from: '', to: typed(each.value) };
    });
  });
}

function typed(value: AttributeValue | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
