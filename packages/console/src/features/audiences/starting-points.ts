import { printFilter } from '@causeway/core/audience/language/print-filter';
import type { Condition, EventsOperand, Figure, Rule } from '@causeway/core/audience/rule';
import type { KnownEvent, KnownField, Vocabulary } from '../../ui/rule/vocabulary.ts';

/** What an audience may begin with. */
export interface StartingPoint {
  readonly key: string;
  readonly label: string;
  readonly about: string;
  readonly filter: string;
}

export const BLANK: StartingPoint = {
  key: 'blank',
  label: 'Blank',
  about: 'No condition yet: build the rule, or write it as FilterQL.',
  filter: '',
};

/** Names under which purchases come in, by how usual they are. */
const PURCHASES = ['Order Completed', 'checkout', 'purchase', 'order_completed', 'checkout_item'];
const TOTALS = ['total', 'revenue', 'value', 'subtotal'];
const EMAILS = ['email', 'email_address', 'emailAddress'];
const CONSENTS = [
  'email_optin',
  'emailOptin',
  'email_opt_in',
  'marketing_consent',
  'gdpr_optin',
  'gdprOptin',
];

/** Audiences that most shops want, in the words in which this workspace speaks of purchases and consent. */
export function startingPoints(vocabulary: Vocabulary): readonly StartingPoint[] {
  const purchase = usualEvent(vocabulary);
  const { name } = purchase;
  const total = TOTALS.find((one) =>
    purchase.fields.some(({ path }) => path.length === 1 && path[0] === one),
  );
  const email = usualField(vocabulary, EMAILS);
  const consent = usualField(vocabulary, CONSENTS);
  return [
    {
      key: 'bought_lately',
      label: 'Bought in the last 30 days',
      about: `At least one ${name} within the last 30 days. Who does not buy again leaves by itself.`,
      filter: printFilter(atLeast(figureOf('count', name, { within: 30 }), 1)),
    },
    {
      key: 'may_be_mailed',
      label: 'Has an e-mail and agreed to marketing',
      about: 'An address is known, and consent to e-mails was given.',
      filter: printFilter({
        kind: 'and',
        rules: [{ kind: 'exists', operand: { kind: 'field', path: email.path } }, agreed(consent)],
      }),
    },
    {
      key: 'big_spenders',
      label: 'Big spenders',
      about: 'More than 1,000 spent within the last year, in whatever currency orders come in.',
      filter: printFilter({
        kind: 'compare',
        operand: figureOf('sum', name, { field: total ?? 'total', within: 365 }),
        operator: '>',
        value: 1_000,
      }),
    },
    {
      key: 'gone_quiet',
      label: 'Gone quiet',
      about: 'Bought before, and not within the last 90 days.',
      filter: printFilter({
        kind: 'and',
        rules: [
          atLeast(figureOf('count', name, {}), 1),
          {
            kind: 'compare',
            operand: figureOf('count', name, { within: 90 }),
            operator: '=',
            value: 0,
          },
        ],
      }),
    },
  ];
}

function usualEvent({ events }: Vocabulary): KnownEvent {
  const known = PURCHASES.flatMap((name) => events.get(name) ?? []);
  const came = known.find(({ count }) => count > 0) ?? known[0];
  return came ?? { name: 'Order Completed', label: '', group: '', count: 0, fields: [] };
}

function usualField(
  { fields }: Vocabulary,
  names: readonly string[],
): Pick<KnownField, 'path' | 'type' | 'example'> {
  const known = names.flatMap((name) => fields.get(name) ?? []);
  const came = known.find(({ example }) => example !== '') ?? known[0];
  return came ?? { path: [names[0] ?? ''], type: undefined, example: '' };
}

/** Consent comes in as true, as 1, and as yes. */
function agreed({ path, type, example }: Pick<KnownField, 'path' | 'type' | 'example'>): Rule {
  const operand = { kind: 'field', path } as const;
  if (type === 'boolean' || /^(?:true|false|)$/.test(example))
    return { kind: 'compare', operand, operator: '=', value: true };
  return { kind: 'in', operand, values: [true, 1, 'yes'] };
}

interface Choice {
  readonly field?: string;
  /** Days. */
  readonly within?: number;
}

function figureOf(figure: Figure, event: string, { field, within }: Choice): EventsOperand {
  return {
    kind: 'events',
    figure,
    event,
    field: field === undefined ? undefined : [field],
    where: undefined,
    within: within === undefined ? undefined : { count: within, unit: 'd' },
  };
}

function atLeast(operand: EventsOperand, value: number): Condition {
  return { kind: 'compare', operand, operator: '>=', value };
}
