import type { Finding } from './findings.ts';
import { isGroupValues, type GroupValues, type SecretValues, type WebhookValues } from './form-values.ts';

type Kept = Readonly<Record<string, { readonly set: boolean }>>;

/** Secrets that have no value yet: such a webhook can be saved, and lets nobody in. */
export function unsetSecrets({ auth, filters }: WebhookValues, kept: Kept): readonly Finding[] {
  const ofAuth =
    auth.way === 'none'
      ? []
      : auth.secrets.map((secret, index) => ({ secret, place: `auth.secrets.${index}` }));
  return [...ofAuth, ...inGroup(filters, 'filters')].flatMap(({ secret: { name, value }, place }) => {
    if (value !== '' || kept[name]?.set === true) return [];
    const message = 'This secret has no value yet.';
    const hint = 'Without one no request passes.';
    return [{ place, wrong: false, code: 'secret_not_set', message, hint, fix: undefined }];
  });
}

function inGroup(
  { rules }: GroupValues,
  place: string,
): readonly { readonly secret: SecretValues; readonly place: string }[] {
  return rules.flatMap((rule, index) => {
    const at = `${place}.rules.${index}`;
    if (isGroupValues(rule)) return inGroup(rule, at);
    return rule.secret === undefined ? [] : [{ secret: rule.secret, place: `${at}.secret` }];
  });
}
