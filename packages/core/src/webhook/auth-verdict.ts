export type AuthReason =
  | 'open'
  | 'proved'
  | 'not_checked'
  | 'address_not_allowed'
  | 'secret_missing'
  | 'secret_unusable'
  | 'header_missing'
  | 'wrong_token'
  | 'wrong_password'
  | 'signature_missing'
  | 'signature_malformed'
  | 'signature_wrong'
  | 'timestamp_missing'
  | 'timestamp_malformed'
  | 'timestamp_too_old'
  | 'timestamp_in_future';

/** Did the sender prove itself? `field` names what was looked at, as filters name it. */
export interface AuthVerdict {
  readonly ok: boolean;
  readonly reason: AuthReason;
  readonly status: 200 | 401 | 403;
  readonly field?: string;
  readonly message: string;
  readonly hint?: string;
}

const WORDS: Readonly<Record<AuthReason, readonly [message: string, hint?: string]>> = {
  open: ['No proof is asked for.'],
  proved: ['The sender proved itself.'],
  not_checked: ['Taken as proved: this is a trial.'],
  address_not_allowed: ['The sender’s address is not on the list.', 'Add it to the addresses that may send.'],
  secret_missing: ['The webhook’s secret is not set.', 'Set it on the webhook’s page.'],
  secret_unusable: [
    'The webhook’s secret cannot be a key.',
    'Paste it as the sender shows it, from whsec_ on.',
  ],
  header_missing: ['The header with the proof is missing.', 'Let the sender add it.'],
  wrong_token: ['The token is not the right one.', 'Compare the secret here with the sender’s.'],
  wrong_password: ['User or password are not the right ones.', 'Compare them with the sender’s.'],
  signature_missing: ['The header with the signature is missing.', 'Switch on signing at the sender.'],
  signature_malformed: [
    'The signature is not written as expected.',
    'Choose the scheme that the sender uses, or correct prefix and encoding.',
  ],
  signature_wrong: [
    'No signature fits the body.',
    'Compare the secret with the sender’s. Nothing between the two may rewrite the body: it is signed as it is sent.',
  ],
  timestamp_missing: ['The time that belongs to the signature is missing.'],
  timestamp_malformed: ['The time that belongs to the signature is not one.'],
  timestamp_too_old: [
    'The signature is too old.',
    'A request that is sent again must be signed again. Compare the clocks, or allow more seconds.',
  ],
  timestamp_in_future: ['The signature is from the future.', 'Compare the clocks, or allow more seconds.'],
};

const FINE: ReadonlySet<AuthReason> = new Set(['open', 'proved', 'not_checked']);

export function authVerdict(reason: AuthReason, field?: string): AuthVerdict {
  const [message, hint] = WORDS[reason];
  const ok = FINE.has(reason);
  return {
    ok,
    reason,
    status: ok ? 200 : reason === 'address_not_allowed' ? 403 : 401,
    ...(field === undefined ? {} : { field }),
    message,
    ...(hint === undefined ? {} : { hint }),
  };
}
