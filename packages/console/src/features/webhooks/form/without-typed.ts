import {
  isGroupValues,
  secretsIn,
  type RuleValues,
  type SecretValues,
  type WebhookValues,
} from './form-values.ts';

/** The form after secrets of `sent` were saved: they are kept now, and nobody needs to see them again. */
export function withoutTyped(values: WebhookValues, sent: WebhookValues): WebhookValues {
  const saved = new Map(secretsIn(sent).map((one) => [one.name, one.value]));
  const clear = (secret: SecretValues): SecretValues =>
    saved.get(secret.name) === secret.value ? { ...secret, value: '' } : secret;
  const inRule = (rule: RuleValues): RuleValues => {
    if (isGroupValues(rule)) return { ...rule, rules: rule.rules.map(inRule) };
    return rule.secret === undefined ? rule : { ...rule, secret: clear(rule.secret) };
  };
  return {
    ...values,
    auth: { ...values.auth, secrets: values.auth.secrets.map(clear) },
    filters: { ...values.filters, rules: values.filters.rules.map(inRule) },
  };
}
