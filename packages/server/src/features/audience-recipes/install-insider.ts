import { Refused, type Complaint } from '@causeway/contract/problem';
import {
  insiderAudienceRecipe,
  type InsiderAudienceOptions,
  type RecipeTemplate,
} from '@causeway/core/trigger/insider-recipe';
import type { AuthorizationDesk, ShownAuthorization } from '../../ports/authorization-desk.ts';
import type { Integration } from '../../ports/config-store.ts';
import { freeName } from '../../ports/free-name.ts';
import type { Installer, IntegrationDesk } from '../../ports/integration-desk.ts';
import type { Log } from '../../ports/log.ts';
import { originOf } from '../../ports/origin-of.ts';
import type { TemplateDesk } from '../../ports/template-desk.ts';
import type { Template } from '../../ports/template-store.ts';

export interface AudienceRecipeTools {
  readonly integrationDesk: IntegrationDesk;
  readonly templateDesk: TemplateDesk;
  readonly authorizationDesk: AuthorizationDesk;
  readonly log: Log;
}

export interface InsiderAudiencesDraft {
  readonly name: string;
  readonly audiences: readonly string[];
  readonly authorization: { readonly id: string } | NewAuthorization;
  readonly options: Partial<InsiderAudienceOptions>;
}

export interface NewAuthorization {
  readonly label: string;
  readonly partnerName: string;
  readonly apiKey: string;
}

export interface InstalledAudiences {
  readonly integration: Integration;
  readonly templates: readonly (Pick<Template, 'id' | 'name'> & Pick<RecipeTemplate, 'field'>)[];
  readonly authorization: ShownAuthorization;
}

const KIND = 'audience_trigger';

/**
 * Makes what the recipe needs: authorization, templates, integration. They stay together: when a later one is refused,
 * those before it are taken back.
 */
export async function installInsider(
  tools: AudienceRecipeTools,
  by: Installer,
  draft: InsiderAudiencesDraft,
): Promise<InstalledAudiences> {
  const { integrationDesk, templateDesk, authorizationDesk, log } = tools;
  const { workspace } = by;
  const undo: (() => Promise<void>)[] = [];
  try {
    const authorization = await authorizationOf(authorizationDesk, by, draft, undo);
    const recipe = insiderAudienceRecipe(draft.audiences, authorization.id, draft.options);
    const templates: InstalledAudiences['templates'][number][] = [];
    for (const { field, name: wanted, source } of recipe.templates) {
      const taken = (await templateDesk.list(workspace)).map(({ name }) => name);
      const words = {
        name: freeName(wanted, taken),
        description: `Made with the integration "${draft.name}".`,
        source,
      };
      const { id, name } = await templateDesk.add(by, words);
      undo.push(() => templateDesk.remove(by, id));
      templates.push({ id, name, field });
    }
    const ids = Object.fromEntries(templates.map(({ field, id }) => [field, id]));
    const taken = (await integrationDesk.list(workspace)).map(({ name }) => name);
    const name = freeName(draft.name, taken);
    const words = { kind: KIND, name, settings: recipe.settings(ids), secrets: {} };
    const integration = await integrationDesk.add(by, words);
    return { integration, templates, authorization };
  } catch (error) {
    for (const takeBack of undo.toReversed()) {
      await takeBack().catch((fault: unknown) =>
        log.error({ err: fault }, 'a part of an audience recipe that came to nothing is left over'),
      );
    }
    throw inTheirWords(error, draft);
  }
}

async function authorizationOf(
  desk: AuthorizationDesk,
  by: Installer,
  { authorization, options }: InsiderAudiencesDraft,
  undo: (() => Promise<void>)[],
): Promise<ShownAuthorization> {
  if ('id' in authorization) return desk.get(by.workspace, authorization.id);
  const { label, partnerName, apiKey } = authorization;
  const added = await desk.add(by, {
    label: freeName(
      label,
      (await desk.list(by.workspace)).map((one) => one.label),
    ),
    description: '',
    method: 'headers',
    settings: {},
    hosts: [hostOf(options)],
    secrets: { headers: `X-PARTNER-NAME: ${partnerName}\nX-REQUEST-TOKEN: ${apiKey}` },
  });
  undo.push(() => desk.remove(by, added.id));
  return added;
}

/** The one place that the recipe sends to. */
function hostOf(options: Partial<InsiderAudienceOptions>): string {
  const { url } = insiderAudienceRecipe([], null, options).settings({});
  return originOf(url);
}

/** What the parts complain of, with the place that it has in the request. */
function inTheirWords(error: unknown, { authorization }: InsiderAudiencesDraft): unknown {
  if (!(error instanceof Refused) || error.complaints.length === 0) return error;
  const { status, code, message, complaints } = error;
  const places: readonly (readonly [string, string])[] = [
    ['/settings/audiences', '/audiences'],
    ['/settings/authorization', 'id' in authorization ? '/authorization/id' : '/base_url'],
    ['/settings/url', '/base_url'],
    ['/hosts', '/base_url'],
    ['/secrets/headers', '/authorization/api_key'],
  ];
  return new Refused(
    status,
    code,
    message,
    complaints.map((complaint): Complaint => {
      const { pointer = '' } = complaint;
      const [from, to] = places.find(([start]) => pointer === start || pointer.startsWith(`${start}/`)) ?? [];
      const at = from === undefined ? pointer : from === '/hosts' ? to : to + pointer.slice(from.length);
      return { ...complaint, ...(at === undefined ? {} : { pointer: at }) };
    }),
  );
}
