import { normaliseName } from '@causeway/core/mapping/name';
import { checkTrigger } from '@causeway/core/trigger/check';
import { insiderAudienceRecipe, type InsiderAudienceRecipe } from '@causeway/core/trigger/insider-recipe';
import type { ApiRequest } from '../../../../app/api.ts';
import type { Fault } from '../../form/fault.ts';
import { newKey } from '../../form/row-keys.ts';

export const INSIDER_HOST = 'unification.useinsider.com';

/** What is chosen about audiences in Insider. */
export interface RecipeValues {
  readonly name: string;
  /** Public ids. */
  readonly audiences: readonly string[];
  readonly account: 'existing' | 'new';
  readonly authorization: string;
  readonly partner: string;
  readonly apiKey: string;
  readonly list: string;
  readonly event: string;
  readonly onExit: 'upsert' | 'delete_partial';
  readonly identifiers: readonly IdentifierRow[];
  readonly existingUsers: boolean;
  readonly baseUrl: string;
}

export interface IdentifierRow {
  readonly key: string;
  /** As Insider calls it. */
  readonly to: string;
  /** Our field. */
  readonly from: string;
}

/** Keys for Insider that are stored already are what one probably wants to send with. */
export function firstValues(
  name: string,
  audience: string | undefined,
  authorizations: readonly { readonly id: string; readonly hosts: readonly string[] }[],
): RecipeValues {
  const stored = authorizations.find(({ hosts }) => hosts.some((host) => host.endsWith(INSIDER_HOST)));
  return {
    name,
    audiences: audience === undefined ? [] : [audience],
    account: stored === undefined ? 'new' : 'existing',
    authorization: stored?.id ?? '',
    partner: '',
    apiKey: '',
    list: 'causeway_audiences',
    event: 'audience_trigger',
    onExit: 'upsert',
    identifiers: [
      { key: newKey(), to: 'email', from: 'email' },
      { key: newKey(), to: 'uuid', from: '_id' },
    ],
    existingUsers: false,
    baseUrl: `https://${INSIDER_HOST}`,
  };
}

/** The templates and settings that are going to be installed. */
export function recipeOf(values: RecipeValues): InsiderAudienceRecipe {
  const { audiences, list, event, onExit, baseUrl } = values;
  const identifiers = identifiersOf(values);
  return insiderAudienceRecipe(audiences, null, {
    list,
    event,
    onExit,
    identifiers,
    baseUrl: baseUrl.trim(),
  });
}

function identifiersOf({ identifiers }: RecipeValues): Record<string, string> {
  return Object.fromEntries(identifiers.map(({ to, from }) => [to.trim(), from.trim()]));
}

/** `label`: of the authorization, if a new one is made. */
export function bodyOf(
  values: RecipeValues,
  label: string,
): ApiRequest<'POST /v1/admin/audience-recipes/insider'>['body'] {
  const { account, authorization, partner, apiKey, baseUrl } = values;
  return {
    name: values.name.trim(),
    audiences: [...values.audiences],
    authorization:
      account === 'existing'
        ? { id: authorization }
        : { label, partner_name: partner.trim(), api_key: apiKey.trim() },
    list: values.list.trim(),
    event: values.event.trim(),
    on_exit: values.onExit,
    identifiers: identifiersOf(values),
    existing_users: values.existingUsers,
    ...(baseUrl.trim() === `https://${INSIDER_HOST}` ? {} : { base_url: baseUrl.trim() }),
  };
}

/** Insider's spelling of a name, where it is another one than what was typed. */
export function spelledOtherwise(name: string): string | undefined {
  const spelled = normaliseName(name);
  return spelled === '' || spelled === name.trim() ? undefined : spelled;
}

/** Everything that is missing or wrong. */
export function faultsOf(values: RecipeValues): readonly Fault[] {
  const faults: Fault[] = [];
  const say = (place: string, message: string, missing = true): void => {
    faults.push({ place, message, missing });
  };
  if (values.name.trim() === '') say('name', 'Give it a label, to tell it apart from others.');
  if (values.audiences.length === 0) say('audiences', 'Choose at least one audience.');
  if (values.account === 'existing' && values.authorization === '')
    say('authorization', 'Choose one, or enter the keys of an account.');
  if (values.account === 'new') {
    keyFault('partner', values.partner, 'Write the partner name of the Insider account.', say);
    keyFault('apiKey', values.apiKey, 'Paste the API key of the Insider account.', say);
  }
  for (const place of ['list', 'event'] as const)
    if (normaliseName(values[place]) === '') say(place, 'Write a name with letters or digits.');
  identifierFaults(values, say);
  const { settings } = recipeOf(values);
  const { issues } = checkTrigger(settings({ template: '0'.repeat(32) }));
  const wrong = issues.find(({ field }) => field === 'url');
  if (wrong !== undefined)
    say('baseUrl', 'Write scheme and host, such as https://unification.useinsider.com.', false);
  return faults;
}

type Say = (place: string, message: string, missing?: boolean) => void;

function keyFault(place: string, value: string, missing: string, say: Say): void {
  if (value.trim() === '') say(place, missing);
  else if (!/^[\x21-\x7e]+$/.test(value.trim())) say(place, 'Write it on one line, without spaces.', false);
}

function identifierFaults({ identifiers }: RecipeValues, say: Say): void {
  if (identifiers.length === 0)
    say('identifiers', 'Insider has to know who it is about: add at least one.', false);
  identifiers.forEach(({ to, from }, index) => {
    const at = `identifiers.${index}`;
    const name = to.trim();
    if (name === '') say(`${at}.to`, 'Choose what Insider knows people by.');
    else if (!/^(?:email|phone_number|uuid|custom\..+)$/.test(name))
      say(`${at}.to`, 'Write email, phone_number, uuid or custom.<name>.', false);
    else if (identifiers.findIndex((one) => one.to.trim() === name) < index)
      say(`${at}.to`, 'Another row fills this in already.', false);
    if (from.trim() === '') say(`${at}.from`, 'Choose one of our fields.');
  });
}

const PLACES: Readonly<Record<string, string>> = {
  'authorization/id': 'authorization',
  'authorization/partner_name': 'partner',
  'authorization/api_key': 'apiKey',
  on_exit: 'onExit',
  existing_users: 'existingUsers',
  base_url: 'baseUrl',
  'settings/url': 'baseUrl',
  'settings/authorization': 'authorization',
};

/** The field that a JSON pointer of a refusal means. */
export function placeOfPointer(pointer: string): string | undefined {
  const path = pointer.replace(/^\//, '');
  const [root = ''] = path.split('/');
  if (root === 'audiences' || path.startsWith('settings/audiences')) return 'audiences';
  const plain = ['name', 'list', 'event', 'identifiers'];
  return PLACES[path] ?? PLACES[root] ?? (plain.includes(root) ? root : undefined);
}
