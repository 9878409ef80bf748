import { createHash, createHmac } from 'node:crypto';

/** A request that a client is about to send. */
export interface ClientRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
  /** Signed too, besides date and host. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly at: number;
  readonly key: string;
  readonly secret: string;
  readonly region?: string;
  /** The header date as HTTP writes it. */
  readonly httpDate?: boolean;
}

/**
 * Signs as a client would that was written from the Escher specification alone: it shares no code with what verifies.
 * Answers all headers to send.
 */
export function signAsClient(request: ClientRequest): Record<string, string> {
  const time = new Date(request.at);
  const stamp = `${time.toISOString().slice(0, 19).split('-').join('').split(':').join('')}Z`;
  const day = stamp.substring(0, 8);
  const scope = [day, request.region ?? 'eu', 'api', 'antavo_request'];
  const headers: Record<string, string> = {
    ...request.headers,
    host: request.host,
    date: request.httpDate === true ? time.toUTCString() : stamp,
  };
  const names = Object.keys(headers).toSorted();
  const lines = [
    request.method,
    request.path,
    queryOf(request.query ?? []),
    ...names.map((name) => `${name}:${headers[name]?.trim()}`),
    '',
    names.join(';'),
    sha256(request.body ?? ''),
  ];
  const toSign = `ANTAVO-HMAC-SHA256\n${stamp}\n${scope.join('/')}\n${sha256(lines.join('\n'))}`;
  let secret: string | Buffer = `ANTAVO${request.secret}`;
  for (const part of scope) secret = createHmac('sha256', secret).update(part).digest();
  const signature = createHmac('sha256', secret).update(toSign).digest('hex');
  return {
    ...headers,
    authorization: `ANTAVO-HMAC-SHA256 Credential=${request.key}/${scope.join('/')}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Each byte that is not unreserved as a triplet, sorted. */
export function queryOf(query: readonly (readonly [string, string])[]): string {
  return query
    .map(([name, value]) => `${triplets(name)}=${triplets(value)}`)
    .toSorted()
    .join('&');
}

function triplets(text: string): string {
  let result = '';
  for (const byte of Buffer.from(text, 'utf8')) {
    const sign = String.fromCharCode(byte);
    result += /[A-Za-z0-9_.~-]/.test(sign) ? sign : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return result;
}
