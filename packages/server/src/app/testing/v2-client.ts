import { expect } from 'vitest';
import type { Body } from './admin-client.ts';
import type { RawServer } from './raw-server.ts';

/** The envelope that every answer of the API at /v2 is. */
export interface V2Answer {
  readonly status: number;
  readonly data: Body;
  readonly error: Body;
  readonly _next: string;
  readonly total: number;
}

/** Asks with a token; a body that is no text goes as JSON. */
export async function askV2(
  server: RawServer,
  token: string,
  method: string,
  path: string,
  body: unknown = '',
): Promise<V2Answer> {
  const sent = await server.send(path, {
    method,
    headers: { authorization: token },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const answer = JSON.parse(sent.text) as V2Answer;
  expect(answer).toMatchObject({ status: sent.status, request_id: expect.any(String) as string });
  return answer;
}

/** The rows of an answer that is a list. */
export function rowsOf({ data }: V2Answer): readonly Body[] {
  return data as unknown as readonly Body[];
}
