import { installInsiderAudiences } from '@causeway/contract/audience-recipes';
import { route, type Route } from '@causeway/contract/operation';
import { installInsider, type AudienceRecipeTools } from './install-insider.ts';

/** Audiences in other systems, set up in one step. */
export function audienceRecipeRoutes(tools: AudienceRecipeTools): readonly Route[] {
  return [
    route(installInsiderAudiences, async ({ body }, caller) => {
      const { name, audiences, authorization: given, list, event, identifiers, base_url: baseUrl } = body;
      const { integration, templates, authorization } = await installInsider(tools, caller, {
        name,
        audiences,
        authorization:
          'id' in given
            ? given
            : { label: given.label, partnerName: given.partner_name, apiKey: given.api_key },
        options: {
          onExit: body.on_exit,
          existingUsers: body.existing_users,
          ...(list === undefined ? {} : { list }),
          ...(event === undefined ? {} : { event }),
          ...(identifiers === undefined ? {} : { identifiers }),
          ...(baseUrl === undefined ? {} : { baseUrl }),
        },
      });
      return {
        integration: {
          id: integration.id,
          name: integration.name,
          settings: integration.settings,
        },
        templates: [...templates],
        authorization: { id: authorization.id, label: authorization.label },
      };
    }),
  ];
}
