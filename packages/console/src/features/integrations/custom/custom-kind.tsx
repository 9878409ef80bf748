import { splitAddress } from '@causeway/core/custom/address';
import { checkCustom } from '@causeway/core/custom/check';
import { secretHeadersFault } from '@causeway/core/custom/secret-headers';
import { Text } from '@mantine/core';
import type { Fault } from '../form/fault.ts';
import type { Held } from '../form/held.ts';
import type { KindForm } from '../form/kind-form.ts';
import type { Integration } from '../form/save-rules.ts';
import { SecretControl } from '../form/secret-control.tsx';
import { HeadersControl } from './headers-control.tsx';
import { newSigningSecret } from './new-signing-secret.ts';
import { PLACEHOLDER_JSON, PLACEHOLDER_LINE } from './placeholder-controls.tsx';
import { CustomPreview } from './custom-preview.tsx';
import './custom.css';

/** What the form of a Custom API has beside its card. */
export const CUSTOM_KIND: KindForm = {
  editors: {
    placeholder_line: PLACEHOLDER_LINE,
    placeholder_json: PLACEHOLDER_JSON,
    headers: { draw: HeadersControl },
    signing_secret: {
      draw: ({ field }) => (
        <SecretControl field={field} generate={newSigningSecret}>
          <Text size="xs" c="dimmed">
            webhook-id, webhook-timestamp and webhook-signature: HMAC-SHA256 over “id.timestamp.body”, in
            base64. Any Standard Webhooks library checks it. Give the receiver the same secret; here it can be
            read only until it is saved.
          </Text>
        </SecretControl>
      ),
    },
  },
  check: (settings) => checkCustom(settings).issues,
  faults: customFaults,
  Preview: CustomPreview,
  test: {
    what: 'a made-up purchase by “causeway-test”',
    about: 'It is sent whatever “Which events” says.',
  },
};

/** What only the form knows to be wrong: headers that are there twice, and secrets of another host. */
export function customFaults(
  { settings, secrets, taken }: Held,
  kept: ReadonlySet<string>,
  before?: Integration,
): readonly Fault[] {
  const url = String(settings['url']);
  const faults: Fault[] = [];
  const say = (place: string, message: string, missing = false): void => {
    faults.push({ place, message, missing });
  };
  if (url.includes('…')) say('settings.url', 'Put the rest of your own address in the place of “…”.');
  const headers = (settings['headers'] ?? []) as readonly { readonly name: string }[];
  headers.forEach(({ name }, index) => {
    const twice = headers.findIndex((other) => alike(other.name, name)) < index;
    if (name.trim() !== '' && twice) say(`settings.headers.${index}.name`, 'This header is there already.');
  });
  secretFaults(secrets, say);
  const now = splitAddress(url.trim())?.origin;
  const then = before === undefined ? undefined : splitAddress(String(before.settings['url']))?.origin;
  // What was entered for one host is not shown to another.
  if (then !== undefined && now !== undefined && now !== then)
    for (const name of kept)
      if ((secrets[name] ?? '').trim() === '' && !taken.includes(name))
        say(`secrets.${name}`, 'This was entered for another host: replace, or remove.');
  return faults;
}

function secretFaults(
  { headers = '', signing_secret: signing = '' }: Held['secrets'],
  say: (place: string, message: string, missing?: boolean) => void,
): void {
  if (headers.trim() !== '') {
    const fault = secretHeadersFault(headers);
    const empty = headers.split(/\r?\n/).find((line) => /^[^:]+:\s*$/.test(line));
    if (fault !== undefined) say('secrets.headers', fault);
    else if (empty !== undefined)
      say('secrets.headers', `${empty.replace(/:\s*$/, '').trim()} has no value yet.`, true);
  }
  const secret = signing.trim();
  if (secret.startsWith('whsec_') && !/^whsec_[A-Za-z0-9+/]{16,}={0,2}$/.test(secret))
    say('secrets.signing_secret', 'After whsec_ comes base64. Generate one, or paste all of it.');
}

function alike(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
