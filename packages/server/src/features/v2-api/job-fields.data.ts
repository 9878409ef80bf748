/** What a job is called in this API, and the kind of integration that it is here. */
export const WORKFLOWS: ReadonlyMap<string, string> = new Map([
  ['webhook_triggers', 'audience_trigger'],
  ['webhook_enrichment', 'enrichment'],
]);

/** A field of `config` whose value is that of a setting; in this API empty texts stand for null. */
export interface PlainField {
  readonly name: string;
  readonly setting: string;
  /** Other names that descriptions of the API have for it. */
  readonly aliases?: readonly string[];
  readonly emptyIsNull?: true;
  /** Of enrichments alone. */
  readonly enrichment?: true;
}

/** Those that a client of Lytics knows, then those that only this hub has. */
export const PLAIN_FIELDS: readonly PlainField[] = [
  { name: 'segment_ids', setting: 'audiences', aliases: ['audiences'] },
  { name: 'webhook_url', setting: 'url' },
  { name: 'template_id', setting: 'template', emptyIsNull: true },
  { name: 'http_method', setting: 'method' },
  { name: 'withbackfill', setting: 'existingUsers', aliases: ['existing_users'] },
  { name: 'audience_events', setting: 'triggerEvents', aliases: ['audience_trigger_events'] },
  { name: 'user_fields', setting: 'exportFields', aliases: ['export_fields'] },
  { name: 'field_changes', setting: 'fieldChanges' },
  { name: 'include_segs', setting: 'includeAudiences' },
  { name: 'worker_count', setting: 'workers' },
  { name: 'do_not_retry', setting: 'doNotRetry' },
  { name: 'stream', setting: 'stream', enrichment: true },
  { name: 'url_template_id', setting: 'urlTemplate', emptyIsNull: true },
  { name: 'shape', setting: 'shape' },
  { name: 'anonymous', setting: 'anonymous' },
  { name: 'requests_per_minute', setting: 'requestsPerMinute' },
  { name: 'origin_fields', setting: 'origin', enrichment: true },
  { name: 'mapping', setting: 'mapping', enrichment: true },
];

/** A setting that is an object, and the fields of `config` that it is made of. `on`: the field that turns it on. */
export interface GroupField {
  readonly setting: string;
  readonly on: string;
  readonly fields: readonly { readonly name: string; readonly key: string }[];
}

export const CLOUD_EVENTS: GroupField = {
  setting: 'cloudEvents',
  on: 'cloudevents',
  fields: [
    { name: 'cloudevents_type', key: 'type' },
    { name: 'cloudevents_source', key: 'source' },
  ],
};

export const BATCH: GroupField = {
  setting: 'batch',
  on: 'batch_requests',
  fields: [
    { name: 'batch_size', key: 'size' },
    { name: 'batch_flush_duration', key: 'flushSeconds' },
    { name: 'batch_join', key: 'join' },
  ],
};

/** On when it is more than 0. */
export const USER_LIMIT: GroupField = {
  setting: 'userLimit',
  on: 'user_limit',
  fields: [
    { name: 'user_limit_frequency', key: 'every' },
    { name: 'user_limit_day_of_week', key: 'dayOfWeek' },
    { name: 'user_limit_time_of_day', key: 'timeOfDay' },
    { name: 'user_limit_timezone', key: 'timeZone' },
  ],
};

export const FREE = 'additionalProperties';

/** What a job says beside its `config`, and the settings that it becomes. */
const ENVELOPE: readonly (readonly [setting: string, field: string])[] = [
  ['description', 'description'],
  ['authorization', 'auth_ids'],
  ['quiet.from', 'quiet_time_of_day'],
  ['quiet.hours', 'quiet_period'],
  ['quiet.timeZone', 'quiet_timezone'],
  ['quiet', 'quiet_time_of_day'],
];

/** The name that each setting has in this API, for what is wrong with it; what lies inside comes before what holds it. */
export const FIELD_OF: ReadonlyMap<string, string> = new Map([
  ...[CLOUD_EVENTS, BATCH, USER_LIMIT].flatMap(({ setting, on, fields }) => [
    ...fields.map(({ name, key }) => [`${setting}.${key}`, name] as const),
    [setting, on] as const,
  ]),
  ...PLAIN_FIELDS.map(({ setting, name }) => [setting, name] as const),
  ...ENVELOPE,
  ['config', FREE],
]);
