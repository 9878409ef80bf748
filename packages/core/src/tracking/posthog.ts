import { isObject, own, type Json, type JsonObject } from '../result/json.ts';

/** True for the body of PostHog's clients: the key is in `api_key`, and events carry `distinct_id`. */
export function isPosthogBody(body: JsonObject): boolean {
  return Object.hasOwn(body, 'api_key') || Object.hasOwn(body, 'sent_at');
}

/**
 * One PostHog event written as a call of the tracking API. `$identify` and `$set` become an identify with `$set` as
 * traits, `$pageview` and `$screen` a page and a screen, `$create_alias` an alias, `$groupidentify` a group; any
 * other name a track. An id counts as anonymous when the client says so (`$process_person_profile: false`) or when
 * it is the device's own (observed in posthog-node 5 and posthog-js).
 */
export function fromPosthog(item: unknown): unknown {
  if (!isObject(item)) return item;
  const properties = object(own(item, 'properties'));
  const id = own(item, 'distinct_id') ?? own(properties, 'distinct_id');
  const anonymous =
    own(properties, '$process_person_profile') === false ||
    (id !== undefined && id === own(properties, '$device_id'));
  const base: Record<string, Json | undefined> = {
    messageId: own(item, 'uuid') ?? own(properties, '$insert_id'),
    timestamp: own(item, 'timestamp'),
    [anonymous ? 'anonymousId' : 'userId']: id,
  };
  const event = own(item, 'event');
  const traits = {
    ...object(own(item, '$set_once')),
    ...object(own(properties, '$set_once')),
    ...object(own(item, '$set')),
    ...object(own(properties, '$set')),
  };
  switch (event) {
    case '$identify':
      return {
        ...base,
        type: 'identify',
        traits,
        anonymousId: own(properties, '$anon_distinct_id') ?? base['anonymousId'],
      };
    case '$set':
      return { ...base, type: 'identify', traits };
    case '$pageview':
      return { ...base, type: 'page', properties: plain(properties), context: page(properties) };
    case '$screen':
      return {
        ...base,
        type: 'screen',
        name: own(properties, '$screen_name'),
        properties: plain(properties),
      };
    case '$create_alias':
      return { ...base, type: 'alias', previousId: own(properties, 'alias'), userId: id };
    case '$groupidentify':
      return {
        ...base,
        type: 'group',
        groupId: own(properties, '$group_key'),
        traits: object(own(properties, '$group_set')),
      };
    default:
      return { ...base, type: 'track', event, properties: plain(properties), context: page(properties) };
  }
}

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** The sender's own properties: PostHog's start with a dollar sign and say nothing about what happened. */
function plain(properties: JsonObject): JsonObject {
  const result: Record<string, Json | undefined> = {};
  for (const key of Object.keys(properties)) {
    if (!key.startsWith('$') && key !== 'distinct_id' && key !== '__proto__') result[key] = properties[key];
  }
  return result;
}

function page(properties: JsonObject): JsonObject {
  const url = own(properties, '$current_url');
  if (typeof url !== 'string') return {};
  return {
    page: { url, referrer: own(properties, '$referrer') ?? null, title: own(properties, 'title') ?? null },
  };
}
