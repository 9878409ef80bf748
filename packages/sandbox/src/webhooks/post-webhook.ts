import { request, type Agent, type IncomingMessage } from 'node:http';
import type { Webhook } from './webhook.ts';

/** What came of one attempt: `status` 0 and the reason when no answer came. */
export interface Outcome {
  readonly status: number;
  readonly answer: string;
  readonly ms: number;
}

export interface PostOptions {
  readonly agent: Agent;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

const keptCharacters = 10_000;
const readBytes = 1_000_000;

/** Sends a body to where the webhook leads. Never rejects; redirects are answers like any other. */
export async function postWebhook(webhook: Webhook, body: string, options: PostOptions): Promise<Outcome> {
  const began = performance.now();
  const ms = (): number => Math.round((performance.now() - began) * 10) / 10;
  try {
    return { ...(await exchange(webhook, body, options)), ms: ms() };
  } catch (error) {
    return { status: 0, answer: reasonOf(error), ms: ms() };
  }
}

function exchange(webhook: Webhook, body: string, options: PostOptions): Promise<Omit<Outcome, 'ms'>> {
  const { promise, resolve, reject } = Promise.withResolvers<Omit<Outcome, 'ms'>>();
  const headers = {
    'User-Agent': 'insider-sandbox',
    ...webhook.headers,
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  };
  const { agent, signal } = options;
  let late: Error | undefined;
  const out = request(webhook.url, { method: 'POST', headers, agent, signal }, (answer) => {
    read(answer).then(
      (text) => resolve({ status: answer.statusCode ?? 0, answer: text }),
      (error: unknown) => reject(late ?? error),
    );
  });
  const timer = setTimeout(() => {
    late = new Error(`no answer within ${options.timeoutMs} ms`);
    out.destroy(late);
  }, options.timeoutMs);
  out.on('error', reject);
  out.end(body);
  return promise.finally(() => clearTimeout(timer));
}

/** The beginning of the answer; the rest is read so that the connection can be used again, up to a bound. */
async function read(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    if (size < keptCharacters) chunks.push(chunk);
    size += chunk.length;
    if (size > readBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8').slice(0, keptCharacters);
}

/** A failed connection to a name with several addresses reports each of them. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') {
    return error.errors.map(reasonOf).join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}
