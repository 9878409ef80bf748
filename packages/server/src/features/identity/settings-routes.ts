import { changeIdentitySettings, getIdentitySettings } from '@causeway/contract/identity';
import { route, type Route } from '@causeway/contract/operation';
import { invalid, notFound } from '@causeway/contract/problem';
import type { AttributeDefinition } from '@causeway/core/customer/attribute';
import type { WorkspaceContacts } from '@causeway/core/register/model';
import { CONTACT } from '@causeway/core/register/contacts';
import { LEARNT } from '@causeway/core/register/find-person';
import type { IdentityTools } from './identity-tools.ts';

/** By what customers of a workspace are recognised, and what becomes of two who have the same. */
export function identitySettingsRoutes({ config, clock, configured }: IdentityTools): readonly Route[] {
  return [
    route(getIdentitySettings, async (_request, caller) => {
      const workspace = (await config.workspaces()).find(({ id }) => id === caller.workspace);
      if (workspace === undefined) throw notFound('workspace');
      return view(workspace.identity);
    }),
    route(changeIdentitySettings, async ({ body }, caller) => {
      const workspace = (await config.workspaces()).find(({ id }) => id === caller.workspace);
      if (workspace === undefined) throw notFound('workspace');
      refuseUnfit(body.contacts ?? []);
      refuseDefaulted(body.contacts ?? [], await config.attributes(caller.workspace));
      const identity: WorkspaceContacts = {
        attributes: body.contacts ?? workspace.identity.attributes,
        same: body.same_contact ?? workspace.identity.same,
      };
      const changed = await config.changeWorkspace(
        caller.workspace,
        { identity },
        clock(),
        (before, after) => ({
          by: caller,
          action: 'identity_settings.change',
          target: { kind: 'workspace', id: after.publicId, name: after.name },
          before: view(before.identity),
          after: view(after.identity),
        }),
      );
      if (changed === undefined) throw notFound('workspace');
      await configured();
      return view(changed.identity);
    }),
  ];
}

function refuseUnfit(contacts: readonly string[]): void {
  contacts.forEach((name, index) => {
    const pointer = `/contacts/${index}`;
    if (contacts.indexOf(name) !== index)
      throw invalid([{ pointer, code: 'twice', message: `${name} is there twice.`, hint: 'Name it once.' }]);
    if (name.startsWith(CONTACT) || name.startsWith(LEARNT))
      throw invalid([
        {
          pointer,
          code: 'not_an_attribute',
          message: `No attribute begins with ${name.charAt(0)}.`,
          hint: 'Write the name of an attribute, such as email.',
        },
      ]);
  });
}

/** With a default, all new customers would be the same person. */
function refuseDefaulted(contacts: readonly string[], attributes: readonly AttributeDefinition[]): void {
  const defaulted = new Set(attributes.filter((one) => one.default !== undefined).map(({ name }) => name));
  const complaints = contacts.flatMap((name, index) =>
    defaulted.has(name)
      ? {
          pointer: `/contacts/${index}`,
          code: 'has_default',
          message: `${name} has a default: all new customers would be the same person.`,
          hint: 'Take the default away under Attributes first, or recognise customers by another attribute.',
        }
      : [],
  );
  if (complaints.length > 0) throw invalid(complaints);
}

function view({ attributes, same }: WorkspaceContacts) {
  return { contacts: [...attributes], same_contact: same };
}
