import { WEBHOOK_BLUEPRINTS } from '@causeway/core/webhook/blueprints.data';
import { describe, expect, it } from 'vitest';
import { exampleBody, readableBody, sampleOfReceipt } from './sample.ts';

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
  expect(sampleOfReceipt({ request })).toEqual({ body: '{}', headers: 'x-token: [hidden]' });
});

describe('an example', () => {
  const of = (key: string) => WEBHOOK_BLUEPRINTS.find((one) => one.key === key)!.definition;

  it('has what filters and mapping look for', () => {
    expect(exampleBody(of('point_sub'))).toEqual({ customer_id: 'C-1001', reason: 'example', pointsub: 1 });
    expect(exampleBody(of('optin_labels'))).toMatchObject({ customer_id: 'C-1001', email: 'example' });
    expect(exampleBody(of('blank'))).toEqual({});
  });

  it('nests, and never leaves the body', () => {
    const blank = of('blank');
    const mapping = [
      { from: 'a.b', to: 'customer', replace: [] },
      { from: '__proto__.x', to: 'data.x', replace: [] },
    ];
    const body = exampleBody({ ...blank, mapping });
    expect(JSON.stringify(body)).toBe('{"a":{"b":"C-1001"}}');
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});
