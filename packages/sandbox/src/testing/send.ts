import { request, type OutgoingHttpHeaders } from 'node:http';

export interface Sent {
  readonly method?: string;
  /** a string goes out as it is, anything else as JSON */
  readonly body?: unknown;
  /** over the usual keys and content type; undefined takes one away */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
  json(): unknown;
}

/** Sends one request to a sandbox with partner `sandbox` and token `t`. Rejects when the connection is cut. */
export function send(url: string, path: string, sent: Sent = {}): Promise<Got> {
  const { promise, resolve, reject } = Promise.withResolvers<Got>();
  const usual = {
    'X-PARTNER-NAME': 'sandbox',
    'X-REQUEST-TOKEN': 't',
    'Content-Type': 'application/json',
    ...sent.headers,
  };
  const headers: OutgoingHttpHeaders = Object.fromEntries(
    Object.entries(usual).filter(([, value]) => value !== undefined),
  );
  const text = typeof sent.body === 'string' ? sent.body : JSON.stringify(sent.body);
  const method = sent.method ?? (sent.body === undefined ? 'GET' : 'POST');
  if (text !== undefined) headers['Content-Length'] = Buffer.byteLength(text);
  const out = request(url + path, { method, headers, agent: false }, (answer) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('error', reject);
    answer.on('end', () => {
      const whole = Buffer.concat(chunks).toString('utf8');
      resolve({
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        text: whole,
        json: () => JSON.parse(whole) as unknown,
      });
    });
  });
  out.on('error', reject);
  out.end(text);
  return promise;
}

export const paths = {
  upsert: '/api/user/v1/upsert',
  attributeDelete: '/api/user/v1/attribute/delete',
  userDelete: '/api/user/v1/delete',
  identity: '/api/user/v1/identity',
  profile: '/api/user/v1/profile',
  columns: '/api/user/v3/metadata/columns',
  anonymize: '/api/user/v1/anonymize',
  contactAnonymize: '/api/contact/v1/anonymize',
} as const;
