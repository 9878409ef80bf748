import { texts } from './texts.ts';

/** One HTTP answer. The body is the exact text that goes out. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** JSON followed by a newline: the recorded `{}` answers are three bytes long. */
export function json(status: number, value: unknown): Answer {
  return { status, body: `${JSON.stringify(value)}\n` };
}

export const done: Answer = json(200, {});
export const forbidden: Answer = json(403, { success: false, message: texts.accessDenied });
export const noSuchUser: Answer = json(404, { error: texts.noSuchUser });
export const notJson: Answer = json(400, { success: false, message: texts.notJson });

export function badRequest(text: string): Answer {
  return json(400, { error: text });
}

/** Retry-After is sent only when told: the documentation says "sometimes". */
export function tooManyRequests(retryAfterSeconds: number): Answer {
  const answer = json(429, { error: texts.tooManyRequests });
  return retryAfterSeconds > 0
    ? { ...answer, headers: { 'Retry-After': String(Math.ceil(retryAfterSeconds)) } }
    : answer;
}

/** The three server failures with a published text; 503 and 504 come from the proxy and are not JSON. */
export const serverFailures: readonly Answer[] = [
  json(500, { success: false, message: texts.unknownError }),
  { status: 503, body: texts.temporarilyUnavailable, headers: { 'Content-Type': 'text/plain' } },
  { status: 504, body: texts.upstreamTimeout, headers: { 'Content-Type': 'text/plain' } },
];
