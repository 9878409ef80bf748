import {
  isGroup,
  type Filter,
  type FilterNode,
  type MappingRow,
  type WebhookAuth,
  type WebhookDefinition,
} from '@causeway/core/webhook/definition';
import {
  newKey,
  type AuthValues,
  type FilterValues,
  type GroupValues,
  type RowValues,
  type WebhookValues,
} from './form-values.ts';
import { textOfValue } from '../../../ui/value-text.ts';

/** The usual answer to how far two clocks may be apart, in seconds. */
const TOLERANCE = 300;
const FIRST_SECRET = 'webhook_secret';

/** A definition as the form holds it. */
export function fromDefinition(definition: WebhookDefinition): WebhookValues {
  const { filters, auth, mapping, dedupKey, response, ips, ...plain } = definition;
  return {
    ...plain,
    filters: fromGroup(filters),
    auth: fromAuth(auth),
    ips: [...ips],
    mapping: mapping.map(fromRow),
    dedupKey: dedupKey ?? '',
    response: { ...response },
  };
}

function fromGroup({ op, rules }: FilterNode): GroupValues {
  return {
    key: newKey(),
    op,
    rules: rules.map((rule) => (isGroup(rule) ? fromGroup(rule) : fromFilter(rule))),
  };
}

function fromFilter({ path, operator, value, secret }: Filter): FilterValues {
  const values = value === undefined ? [] : typeof value === 'object' ? value : [value];
  return {
    key: newKey(),
    path,
    operator,
    values: values.map(textOfValue),
    secret: secret === undefined ? undefined : { name: secret, value: '' },
  };
}

function fromAuth(auth: WebhookAuth): AuthValues {
  const blank: AuthValues = {
    way: 'none',
    header: '',
    user: '',
    tolerance: TOLERANCE,
    algorithm: 'sha256',
    encoding: 'hex',
    prefix: '',
    signed: '{body}',
    timeHeader: '',
    secrets: [{ name: FIRST_SECRET, value: '' }],
  };
  if (auth.kind === 'none') return blank;
  const { secrets: names } = auth;
  const held = {
    ...blank,
    ...(names.length === 0 ? {} : { secrets: names.map((name) => ({ name, value: '' })) }),
  };
  switch (auth.kind) {
    case 'header_token':
      return { ...held, way: 'header_token', header: auth.header };
    case 'basic':
      return { ...held, way: 'basic', user: auth.user };
    case 'bearer':
      return { ...held, way: 'bearer' };
    case 'hmac': {
      if (auth.preset !== 'generic') return { ...held, way: auth.preset, tolerance: auth.toleranceSeconds };
      const { header, algorithm, encoding, prefix, signed, timestamp } = auth;
      return {
        ...held,
        way: 'generic',
        header,
        algorithm,
        encoding,
        prefix,
        signed,
        ...(timestamp === undefined
          ? {}
          : { timeHeader: timestamp.header, tolerance: timestamp.toleranceSeconds }),
      };
    }
  }
}

function fromRow({ from, to, default: otherwise, replace }: MappingRow): RowValues {
  return {
    key: newKey(),
    from: from ?? '',
    to,
    default: otherwise === undefined ? '' : textOfValue(otherwise),
    replace: replace.map(({ value, with: given }) => ({
      key: newKey(),
      value: textOfValue(value),
      with: textOfValue(given),
    })),
  };
}
