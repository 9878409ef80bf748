import { normaliseEmail } from '../../mapping/email.ts';
import { normalisePhone } from '../../mapping/phone.ts';
import type { Reference } from '../../register/submission.ts';
import { own } from '../../result/json.ts';
import type { Json } from '../../result/json.ts';
import type { InsiderSettings } from '../settings/settings.ts';
import type { HookReading } from './hook-reading.ts';
import { idText, rawIdText } from './id-text.ts';
import { attributeCandidates, paramCandidates } from './names.ts';

/** How a customer nobody knows yet gets an id: the one sent, one that the hub makes up, or nobody can be made. */
export type NewIdFrom =
  { readonly by: 'identifier'; readonly value: string } | { readonly by: 'hub' } | { readonly by: 'nobody' };

/** Whom a request is about. */
export interface Person {
  /** Best first. The one called `insider` holds Insider's own id: the caller adds which integration learnt it. */
  readonly who: readonly Reference[];
  readonly newIdFrom: NewIdFrom;
  /** As in the shadow: only what this account is told to identify people by. */
  readonly identifiers: Readonly<Record<string, string>>;
  /** The customer id is missing and Insider could be asked for it. */
  readonly needsReadBack: boolean;
  /** What was sent as the customer id, usable or not. */
  readonly sent: string | undefined;
}

/** The name under which Insider's own id of a profile is remembered. */
export const INSIDER_REFERENCE = 'insider';

/** Compiles how the person is found in a request: first by the mapped customer id, then by Insider's own. */
export function compileNamePerson(settings: InsiderSettings): (reading: HookReading) => Person {
  const { customerId, inbound } = settings;
  const idKey = identifierKey(settings);
  const isEmail = idKey === 'email' && inbound.identifier === null;
  const keys = inbound.identifier === null ? [idKey] : attributeCandidates(inbound.identifier);
  const params = paramCandidates(inbound.identifier ?? idKey.replace(/^custom\./, ''));

  return (reading) => {
    const places: readonly (Json | undefined)[] = [
      ...keys.map((key) => own(reading.identifiers, key)),
      ...keys.map((key) => own(reading.attributes, key)),
      ...params.map((key) => own(reading.params, key)),
    ];
    const found = places.map(idText).find((one) => one !== undefined);
    const written = found === undefined ? [] : isEmail ? spellings(found) : [found];
    const who: Reference[] = written.map((value) =>
      customerId.from === 'id' ? { by: 'id', value } : { by: 'external', name: customerId.from, value },
    );
    const { insiderId } = reading;
    if (insiderId !== undefined) who.push({ by: 'external', name: INSIDER_REFERENCE, value: insiderId });
    return {
      who,
      newIdFrom:
        found === undefined
          ? { by: 'nobody' }
          : customerId.from === 'id'
            ? { by: 'identifier', value: written[0] ?? found }
            : { by: 'hub' },
      identifiers: knownAs(reading, settings, idKey),
      needsReadBack: found === undefined && insiderId !== undefined,
      sent: found ?? places.map(rawIdText).find((one) => one !== undefined),
    };
  };
}

/** The identifier that `customerId.to` names, as in the shadow. */
export function identifierKey({ customerId: { to } }: InsiderSettings): string {
  return typeof to === 'string' ? to : `custom.${to.custom}`;
}

/** An address is sent to Insider in small letters and may be kept here as it was once typed. */
function spellings(address: string): readonly string[] {
  const plain = normaliseEmail(address);
  return plain === '' || plain === address ? [address] : [address, plain];
}

/** Learnt into the shadow in the form in which the outbound side sends them, or not at all. */
function knownAs(
  { identifiers }: HookReading,
  settings: InsiderSettings,
  idKey: string,
): Readonly<Record<string, string>> {
  const known: Record<string, string> = {};
  const id = own(identifiers, idKey);
  if (typeof id === 'string' && idKey !== 'email') known[idKey] = id;
  const email = normaliseEmail(textOf(own(identifiers, 'email')));
  if (email !== '' && (settings.identifiers.email || idKey === 'email')) known['email'] = email;
  const phone = normalisePhone(textOf(own(identifiers, 'phone_number')), settings.defaultCountry ?? '');
  if (phone !== '' && settings.identifiers.phone) known['phone_number'] = phone;
  return known;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
