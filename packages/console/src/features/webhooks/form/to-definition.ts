import type {
  Filter,
  FilterNode,
  MappingRow,
  WebhookAuth,
  WebhookDefinition,
} from '@causeway/core/webhook/definition';
import { OPERATORS } from '@causeway/core/webhook/operators';
import {
  isGroupValues,
  type AuthValues,
  type FilterValues,
  type GroupValues,
  type RowValues,
  type WebhookValues,
} from './form-values.ts';
import { scalarOfText, valueOfText } from '../../../ui/value-text.ts';

/** The form as a definition. What is missing or wrong in it stays so: the hub says so, with its place. */
export function toDefinition(values: WebhookValues): WebhookDefinition {
  const { filters, auth, ips, mapping, dedupKey, response, name, endpoint, ...plain } = values;
  return {
    ...plain,
    name: name.trim(),
    endpoint: endpoint.trim(),
    filters: toGroup(filters),
    auth: toAuth(auth),
    ips: [...ips],
    mapping: mapping.map(toRow),
    ...(dedupKey.trim() === '' ? {} : { dedupKey: dedupKey.trim() }),
    response: { success: response.success.trim(), error: response.error.trim() },
  };
}

function toGroup({ op, rules }: GroupValues): FilterNode {
  return { op, rules: rules.map((rule) => (isGroupValues(rule) ? toGroup(rule) : toFilter(rule))) };
}

function toFilter({ path, operator, values, secret }: FilterValues): Filter {
  const filter = { path: path.trim(), operator };
  if (secret !== undefined) return { ...filter, secret: secret.name };
  const written = values.filter((text) => text.trim() !== '').map(scalarOfText);
  const [first] = written;
  switch (OPERATORS[operator].needs) {
    case 'none':
      return filter;
    case 'one':
      return first === undefined ? filter : { ...filter, value: first };
    case 'two':
      return { ...filter, value: written.slice(0, 2) };
    case 'list':
      return { ...filter, value: written };
  }
}

function toAuth(auth: AuthValues): WebhookAuth {
  const { way, header, user, algorithm, encoding, prefix, signed, timeHeader } = auth;
  const secrets = auth.secrets.map(({ name }) => name);
  // What is no number is sent as it is, and refused at its place.
  const toleranceSeconds = auth.tolerance as number;
  switch (way) {
    case 'none':
      return { kind: 'none' };
    case 'header_token':
      return { kind: way, header: header.trim(), secrets };
    case 'basic':
      return { kind: way, user, secrets };
    case 'bearer':
      return { kind: way, secrets };
    case 'generic':
      return {
        kind: 'hmac',
        preset: 'generic',
        header: header.trim(),
        algorithm,
        encoding,
        prefix,
        ...(timeHeader.trim() === '' ? {} : { timestamp: { header: timeHeader.trim(), toleranceSeconds } }),
        signed,
        secrets,
      };
    default:
      return { kind: 'hmac', preset: way, toleranceSeconds, secrets };
  }
}

function toRow({ from, to, default: otherwise, replace }: RowValues): MappingRow {
  return {
    ...(from.trim() === '' ? {} : { from: from.trim() }),
    to: to.trim(),
    ...(otherwise.trim() === '' ? {} : { default: valueOfText(otherwise) }),
    replace: replace.map((pair) => ({ value: scalarOfText(pair.value), with: scalarOfText(pair.with) })),
  };
}
