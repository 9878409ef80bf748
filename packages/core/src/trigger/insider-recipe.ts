import { normaliseName } from '../mapping/name.ts';
import type { JsonObject } from '../result/json.ts';
import { DEFAULT_TRIGGER } from './check.ts';
import { ADDRESS_SOURCE, PARTIAL_SOURCE, UPSERT_SOURCE } from './insider-recipe.data.ts';
import type { TriggerSettings } from './settings.ts';

/** What a person chooses about audiences in Insider. */
export interface InsiderAudienceOptions {
  /** The custom attribute that lists the audiences somebody is in. */
  readonly list: string;
  /** The event that tells of joining and leaving. */
  readonly event: string;
  /**
   * `upsert`: leaving is said like joining, by the whole list of now. `delete_partial`: what was left is taken off the
   * list; without an event, as deleting takes none.
   */
  readonly onExit: 'upsert' | 'delete_partial';
  /** Insider's identifiers (`email`, `phone_number`, `uuid`, `custom.<name>`) and our field for each. */
  readonly identifiers: Readonly<Record<string, string>>;
  readonly existingUsers: boolean;
  /** Scheme and host; another one for a sandbox. */
  readonly baseUrl: string;
}

const DEFAULTS: InsiderAudienceOptions = {
  list: 'causeway_audiences',
  event: 'audience_trigger',
  onExit: 'upsert',
  identifiers: { email: 'email', uuid: '_id' },
  existingUsers: false,
  baseUrl: 'https://unification.useinsider.com',
};

/** A template to store, and the setting that is to name it. */
export interface RecipeTemplate {
  readonly field: 'template' | 'urlTemplate';
  readonly name: string;
  readonly source: string;
}

export interface InsiderAudienceRecipe {
  readonly templates: readonly RecipeTemplate[];
  /** The settings of the job, once the templates are stored. */
  readonly settings: (
    ids: Readonly<Partial<Record<RecipeTemplate['field'], string>>>,
  ) => TriggerSettings & JsonObject;
}

/**
 * Audiences in Insider, right by default (PRODUCT F5; fact sheet 4, rows 1 to 10). One job tells of joining and of
 * leaving, so that both arrive in the order in which they happened.
 */
export function insiderAudienceRecipe(
  audiences: readonly string[],
  authorization: string | null,
  options: Partial<InsiderAudienceOptions> = {},
): InsiderAudienceRecipe {
  const { list, event, onExit, identifiers, existingUsers, baseUrl } = { ...DEFAULTS, ...options };
  const partial = onExit === 'delete_partial';
  const host = baseUrl.replace(/(?<!\/)\/+$/, '');
  return {
    templates: [
      {
        field: 'template',
        name: partial ? 'Insider audiences (leaving deletes)' : 'Insider audiences',
        source: partial ? PARTIAL_SOURCE : UPSERT_SOURCE,
      },
      ...(partial
        ? [{ field: 'urlTemplate' as const, name: 'Insider audiences: address', source: ADDRESS_SOURCE }]
        : []),
    ],
    settings: ({ template = null, urlTemplate = null }) =>
      ({
        ...DEFAULT_TRIGGER,
        description: 'Tells Insider which audiences people are in, join and leave.',
        authorization,
        audiences,
        url: `${host}/api/user/v1/upsert`,
        urlTemplate,
        template,
        config: {
          // What is deleted must have the name that was written, which Insider's rules decide.
          list: normaliseName(list) || DEFAULTS.list,
          event: normaliseName(event) || DEFAULTS.event,
          identifiers,
          baseUrl: host,
        },
        existingUsers,
        shape: 'insider',
        batch: { size: 1_000, flushSeconds: 5, join: 'users' },
      }) satisfies TriggerSettings as TriggerSettings & JsonObject,
  };
}
