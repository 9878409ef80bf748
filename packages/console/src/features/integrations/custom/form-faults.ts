import { splitAddress } from '@causeway/core/custom/address';
import { checkCustom } from '@causeway/core/custom/check';
import { secretHeadersFault } from '@causeway/core/custom/secret-headers';
import type { Issue } from '@causeway/core/result/issue';
import { isObject } from '@causeway/core/result/json';
import type { Fault } from '../form/fault.ts';
import { secretChange, toSettings, type CustomValues, type SecretName } from './custom-values.ts';
import { placeOf } from './place-of.ts';
import { holdsNull, NO_NULL, readJson } from '../form/read-json.ts';

/** What the hub holds of the integration that is edited. */
export interface Kept {
  readonly url: string;
  /** The secrets that are set. */
  readonly secrets: ReadonlySet<string>;
}

/**
 * Everything that is wrong with a form: what the rules of the hub say of its settings, and what only the form knows,
 * such as a text that is no JSON.
 */
export function faultsOf(values: CustomValues, kept?: Kept): readonly Fault[] {
  const ours = [...ownFaults(values), ...(kept === undefined ? [] : strayFaults(values, kept))];
  const taken = new Set(ours.map(({ place }) => place));
  const { issues } = checkCustom(toSettings(values));
  return [...ours, ...issues.map(faultOf).filter(({ place }) => !taken.has(place))];
}

/** Of what the form calls wrong the hint says what to do, and the rest is in front of one's eyes. */
function faultOf({ code, field = '', message, hint }: Issue): Fault {
  const place = placeOf(field);
  const missing = code === 'setting_missing';
  if (missing) return { place, message: MISSING[place] ?? hint ?? message, missing };
  return {
    place,
    message: code === 'setting_invalid' ? (hint ?? message) : `${message} ${hint ?? ''}`.trim(),
    missing: place.endsWith('.name'),
  };
}

const MISSING: Readonly<Record<string, string>> = {
  url: 'Write the address that requests go to.',
  template: 'Choose a template.',
};

function ownFaults(values: CustomValues): Fault[] {
  const faults: Fault[] = [];
  const say = (place: string, message: string, missing = false, fix?: string): void => {
    faults.push({ place, message, missing, fix });
  };
  if (values.name.trim() === '') say('name', 'Give it a name, to tell it apart from others.', true);
  if (values.url.includes('…')) say('url', 'Put the rest of your own address in the place of “…”.');
  jsonFaults(values, say);
  secretFaults(values, say);
  values.headers.forEach(({ name }, index) => {
    const twice = values.headers.findIndex((other) => alike(other.name, name)) < index;
    if (name.trim() !== '' && twice) say(`headers.${index}.name`, 'This header is there already.');
  });
  for (const which of ['only', 'except'] as const)
    if (values.which === which && values[which].length === 0)
      say(which, 'Choose at least one type of event.', true);
  return faults;
}

type Say = (place: string, message: string, missing?: boolean, fix?: string) => void;

function jsonFaults({ format, content, config }: CustomValues, say: Say): void {
  const field = format === 'placeholders' ? 'content' : 'config';
  const text = format === 'placeholders' ? content : config;
  if (format === 'event') return;
  const { fault, value } = readJson(text);
  if (fault !== undefined) say(field, `${fault.message} ${fault.hint}`, false, fault.fix);
  else if (field === 'config' && !isObject(value)) say(field, 'Write an object: {"name": "value"}.');
  else if (holdsNull(value)) say(field, NO_NULL);
}

function secretFaults({ secretHeaders, signingSecret }: CustomValues, say: Say): void {
  if (secretHeaders.trim() !== '') {
    const fault = secretHeadersFault(secretHeaders);
    const empty = secretHeaders
      .split(/\r?\n/)
      .find((line) => /^[^:]+:\s*$/.test(line))
      ?.replace(/:\s*$/, '');
    if (fault !== undefined) say('secretHeaders', fault);
    else if (empty !== undefined) say('secretHeaders', `${empty.trim()} has no value yet.`, true);
  }
  const secret = signingSecret.trim();
  if (secret.startsWith('whsec_') && !/^whsec_[A-Za-z0-9+/]{16,}={0,2}$/.test(secret))
    say('signingSecret', 'After whsec_ comes base64. Generate one, or paste all of it.');
}

const FIELDS: Readonly<Record<SecretName, string>> = {
  headers: 'secretHeaders',
  signing_secret: 'signingSecret',
};

const STRAYS: Readonly<Record<SecretName, string>> = {
  headers: 'The secret headers were',
  signing_secret: 'The signing secret was',
};

/** What was entered for one host is not shown to another. */
function strayFaults(values: CustomValues, { url, secrets }: Kept): Fault[] {
  const now = splitAddress(values.url.trim())?.origin;
  if (now === undefined || now === splitAddress(url)?.origin) return [];
  const said = secretChange(values);
  return (['headers', 'signing_secret'] as const)
    .filter((name) => secrets.has(name) && said[name] === undefined)
    .map((name) => ({
      place: FIELDS[name],
      message: `${STRAYS[name]} entered for another host: replace, or remove.`,
      missing: false,
    }));
}

function alike(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
