import { authVerdict, type AuthReason } from '@causeway/core/webhook/auth-verdict';

const REASONS: ReadonlySet<string> = new Set<AuthReason>([
  'open',
  'proved',
  'not_checked',
  'address_not_allowed',
  'secret_missing',
  'secret_unusable',
  'header_missing',
  'wrong_token',
  'wrong_password',
  'signature_missing',
  'signature_malformed',
  'signature_wrong',
  'timestamp_missing',
  'timestamp_malformed',
  'timestamp_too_old',
  'timestamp_in_future',
]);

/** Whether the sender proved itself, and what to do if not. A reason is a code, or words already. */
export function authWords({ ok, reason }: { readonly ok: boolean; readonly reason: string | null }): string {
  if (reason === 'not_checked') return 'Not checked: taken as proved.';
  if (reason !== null && REASONS.has(reason)) {
    const { message, hint } = authVerdict(reason as AuthReason);
    return hint === undefined || ok ? message : `${message} ${hint}`;
  }
  return reason ?? (ok ? 'The sender proved itself.' : 'The sender did not prove itself.');
}
