import { describe, expect, it } from 'vitest';
import { readableBody, sampleOfReceipt } from './sample.ts';

describe('a body in lines', () => {
  it('says what the body said', () => {
    expect(readableBody('{"a":1}')).toBe('{\n  "a": 1\n}');
    for (const body of ['{"id":12345678901234567890}', '{"a": 1}', 'not json', '{"a":1,"a":2}'])
      expect(readableBody(body)).toBe(body);
  });
});

it('a stored request is tried without what was about the wire', () => {
  const header = (name: string, value: string) => ({ name, value });
  const request = {
    headers: [header('Host', 'hub'), header('x-token', '[hidden]'), header('content-length', '2')],
    query: '',
    body: '{}',
    truncated: false,
  };
  expect(sampleOfReceipt({ id: 7, request })).toEqual({
    body: '{}',
    headers: 'x-token: [hidden]',
    receipt: { id: 7, truncated: false },
  });
});
