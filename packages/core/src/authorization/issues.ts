import type { Issue } from '../result/issue.ts';

const EXPLANATIONS = {
  authorization_missing: {
    message: 'The authorization is not there any more.',
    hint: 'Choose another one in the settings, then resume.',
  },
  authorization_elsewhere: {
    message: 'The authorization is not meant for {value}.',
    hint: 'Add that host to the authorization, or choose another one; then resume.',
  },
  token_client_refused: {
    message: 'The token endpoint does not know the client, or its secret is another one: {value}',
    hint: 'Enter client id and client secret of the authorization again.',
  },
  token_not_granted: {
    message: 'The token endpoint does not grant this client a token: {value}',
    hint: 'Let whoever runs it allow the client credentials grant for this client.',
  },
  token_scope_refused: {
    message: 'The token endpoint does not grant the scope: {value}',
    hint: 'Mend the scope of the authorization.',
  },
  token_request_refused: {
    message: 'The token endpoint refused the request: {value}',
    hint: 'Check how the client proves itself, and the token parameters of the authorization.',
  },
  token_endpoint_wrong: {
    message: 'Nobody grants tokens at that address: {value}',
    hint: 'Check the token endpoint of the authorization.',
  },
  token_endpoint_refused: {
    message: 'The hub does not call the token endpoint: {value}',
    hint: 'Correct the token endpoint of the authorization, then resume. If it is meant, whoever runs the hub allows that network with CAUSEWAY_ALLOW_NETWORKS.',
  },
  token_unusable: {
    message: 'What the token endpoint granted cannot be used: {value}',
    hint: 'A token of the type Bearer is needed. Ask whoever runs the token endpoint.',
  },
  token_unavailable: {
    message: 'The token endpoint is not available: {value}',
    hint: 'Nothing to do: it is tried again by itself.',
  },
} as const;

export type AuthorizationIssueCode = keyof typeof EXPLANATIONS;

export function authorizationIssue(code: AuthorizationIssueCode, value = ''): Issue {
  const { message, hint } = EXPLANATIONS[code];
  return { code, message: message.replaceAll('{value}', value.slice(0, 300)), hint };
}
