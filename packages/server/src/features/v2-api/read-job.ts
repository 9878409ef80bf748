import { isObject, own, type Json, type JsonObject } from '@causeway/core/result/json';
import { badField } from './answers.ts';
import { settingsOf } from './job-config.ts';
import { timeOfDay } from './job-times.ts';
import { flagAt, textAt } from './read-json.ts';

const MOST_OF_NAME = 200;
const MOST_OF_DESCRIPTION = 2_000;
/** Where the hub keeps what it has no use for and only hands back. */
const KEPT = '_job';

/** What a body says of a job. Undefined is what it does not say. */
export interface SaidJob {
  readonly name: string | undefined;
  readonly workflow: string | undefined;
  /** What the settings become of what they were. */
  readonly settings: (before: JsonObject) => JsonObject;
}

/** What this hub has no use for. */
export interface KeptOfJob {
  readonly tag: string;
  readonly hidden: boolean;
  readonly verbose: boolean;
}

/**
 * A change is no merge, as clients know it: `config` replaces the one before, and of the rest only name, tag and
 * authorization stay when they are left out.
 */
export function saidJob(said: JsonObject, isEnrichment: boolean): SaidJob {
  const name = textAt(said, 'name', MOST_OF_NAME)?.trim();
  if (name === '') throw badField('name', 'The job needs a name.');
  const config = own(said, 'config') ?? undefined;
  if (config !== undefined && !isObject(config)) throw badField('config', 'config is a JSON object.');
  const authorization = authorizationIn(own(said, 'auth_ids') ?? undefined);
  const description = textAt(said, 'description', MOST_OF_DESCRIPTION) ?? '';
  const quiet = quietIn(said);
  const [tag, hidden, verbose] = [
    textAt(said, 'tag', MOST_OF_NAME),
    flagAt(said, 'hidden') ?? false,
    flagAt(said, 'verbose_logging') ?? false,
  ];
  const read = config === undefined ? undefined : settingsOf(config, isEnrichment);
  return {
    name,
    workflow: textAt(said, 'workflow', MOST_OF_NAME),
    settings: (before) => {
      const kept = { tag: tag ?? keptIn(before).tag, hidden, verbose };
      const settings = read ?? before;
      return {
        ...settings,
        description,
        quiet,
        authorization: authorization === undefined ? (own(before, 'authorization') ?? null) : authorization,
        config: withKept(own(settings, 'config'), kept),
      };
    },
  };
}

/** What only the API's clients know of a job. */
export function keptIn(settings: JsonObject): KeptOfJob {
  const kept = own(objectOf(own(settings, 'config')), KEPT);
  const from = objectOf(kept);
  const tag = own(from, 'tag');
  return {
    tag: typeof tag === 'string' ? tag : '',
    hidden: own(from, 'hidden') === true,
    verbose: own(from, 'verbose_logging') === true,
  };
}

/** The free properties as a client knows them. */
export function freeOf(config: Json | undefined): JsonObject {
  const { [KEPT]: _kept, ...free } = objectOf(config);
  return free;
}

function withKept(config: Json | undefined, { tag, hidden, verbose }: KeptOfJob): JsonObject {
  const kept: JsonObject = {
    ...(tag === '' ? {} : { tag }),
    ...(hidden ? { hidden } : {}),
    ...(verbose ? { verbose_logging: verbose } : {}),
  };
  return { ...freeOf(config), ...(Object.keys(kept).length === 0 ? {} : { [KEPT]: kept }) };
}

/** Empty for none. */
function authorizationIn(value: Json | undefined): string | null | undefined {
  if (value === undefined) return undefined;
  const ids = Array.isArray(value) ? (value as readonly Json[]) : undefined;
  if (ids === undefined || ids.some((id) => typeof id !== 'string'))
    throw badField('auth_ids', 'auth_ids is a list of the ids of authorizations.');
  if (ids.length > 1)
    throw badField('auth_ids', `A job is sent with one authorization, not with ${ids.length}.`);
  const [id = ''] = ids as readonly string[];
  return id === '' ? null : id;
}

function quietIn(said: JsonObject): Json {
  const from = textAt(said, 'quiet_time_of_day', MOST_OF_NAME)?.trim() ?? '';
  const zone = textAt(said, 'quiet_timezone', MOST_OF_NAME)?.trim() ?? '';
  const hours = own(said, 'quiet_period') ?? 0;
  if (from === '' && (hours === 0 || hours === '')) return null;
  if (from === '') throw badField('quiet_time_of_day', 'quiet_period needs quiet_time_of_day.');
  return {
    from: timeOfDay(from, 'quiet_time_of_day'),
    hours,
    ...(zone === '' ? {} : { timeZone: zone }),
  };
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
