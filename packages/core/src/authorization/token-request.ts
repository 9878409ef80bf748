import type { TokenSource } from './authorization.ts';
import { encoded, parseParameters } from './parameters.ts';

export interface TokenRequest {
  readonly url: string;
  readonly method: 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The request for a token by client credentials (RFC 6749, 4.4.2). `base64` writes a text in that form. */
export function tokenRequest(
  { tokenEndpoint, clientId, scope, clientAuthentication, tokenParameters }: TokenSource,
  clientSecret: string,
  base64: (text: string) => string,
): TokenRequest {
  const inBody = clientAuthentication === 'body';
  const fields: (readonly [string, string])[] = [
    ['grant_type', 'client_credentials'],
    ...(scope.trim() === '' ? [] : [['scope', scope.trim().replace(/ +/g, ' ')] as const]),
    ...(inBody ? [['client_id', clientId] as const, ['client_secret', clientSecret] as const] : []),
    ...parseParameters(tokenParameters),
  ];
  return {
    url: tokenEndpoint,
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      ...(inBody
        ? {}
        : { authorization: `Basic ${base64(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`)}` }),
    },
    body: fields.map(([name, value]) => `${formEncoded(name)}=${formEncoded(value)}`).join('&'),
  };
}

function formEncoded(text: string): string {
  return encoded(text).replaceAll('%20', '+');
}
