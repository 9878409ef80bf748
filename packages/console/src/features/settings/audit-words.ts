/** Actions of the audit, in words. */
const ACTIONS: Readonly<Record<string, string>> = {
  'account.change': 'changed their account',
  'attribute.put': 'defined an attribute',
  'attribute.remove': 'removed an attribute',
  'dead_letters.discard': 'discarded dead letters',
  'dead_letters.resend': 'sent dead letters again',
  'event_type.put': 'defined an event type',
  'event_type.remove': 'removed an event type',
  'hub.set_up': 'set up the hub',
  'hub.start': 'started for the first time, with',
  'integration.add': 'installed an integration',
  'integration.change': 'changed an integration',
  'integration.pause': 'paused an integration',
  'integration.resume': 'resumed an integration',
  'integration.remove': 'removed an integration',
  'invitation.accept': 'accepted an invitation',
  'session.end_others': 'signed out everywhere else',
  'session.sign_in': 'signed in',
  'session.sign_out': 'signed out',
  'source.add': 'added a tracking key',
  'source.revoke': 'revoked a tracking key',
  'token.add': 'added an API token',
  'token.revoke': 'revoked an API token',
  'user.add': 'invited somebody',
  'user.change': 'changed a user',
  'user.invite': 'made a new invitation',
  'user.remove': 'removed a user',
  'workspace.add': 'made the workspace',
  'workspace.change': 'changed the workspace',
};

export function actionWords(action: string): string {
  return ACTIONS[action] ?? action.replaceAll(/[._]/g, ' ');
}

/** What the list can be narrowed to: a part of the hub, by the first part of its actions. */
export const AREAS: readonly { readonly value: string; readonly label: string }[] = [
  { value: '', label: 'Everything' },
  { value: 'integration', label: 'Integrations' },
  { value: 'dead_letters', label: 'Dead letters' },
  { value: 'attribute', label: 'Attributes' },
  { value: 'event_type', label: 'Event types' },
  { value: 'source', label: 'Tracking keys' },
  { value: 'token', label: 'API tokens' },
  { value: 'user', label: 'Users' },
  { value: 'invitation', label: 'Invitations' },
  { value: 'session', label: 'Signing in and out' },
  { value: 'account', label: 'Accounts' },
  { value: 'workspace', label: 'Workspace' },
  { value: 'hub', label: 'The hub' },
];
