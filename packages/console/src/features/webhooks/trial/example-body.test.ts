import { WEBHOOK_BLUEPRINTS } from '@causeway/core/webhook/blueprints.data';
import { compileWebhook } from '@causeway/core/webhook/compile-webhook';
import { describe, expect, it } from 'vitest';
import { exampleBody } from './example-body.ts';

const blank = WEBHOOK_BLUEPRINTS.find(({ key }) => key === 'blank')!.definition;
const digest = (): Uint8Array => new Uint8Array();

describe('an example', () => {
  for (const { key, definition } of WEBHOOK_BLUEPRINTS.filter((one) => one.key !== 'blank')) {
    it(`is taken by the blueprint ${key}`, () => {
      const body = exampleBody(definition);
      const rawBody = JSON.stringify(body);
      const request = { method: 'POST', path: '/', headers: {}, body, rawBody, address: '127.0.0.1', now: 0 };
      const { matched, missing } = compileWebhook(definition, {}, { digest }).judge(request, {
        trusted: true,
      });
      expect({ matched, missing }).toEqual({ matched: true, missing: [] });
    });
  }

  it('is empty where nothing is asked for', () => {
    expect(exampleBody(blank)).toEqual({});
  });

  it('makes what every object answers to like anything else', () => {
    const mapping = ['constructor.name', 'a.toString', 'b[valueOf=x].y'].map((from) => ({
      ...{ from, to: 'data.x', replace: [] },
    }));
    expect(JSON.parse(JSON.stringify(exampleBody({ ...blank, mapping })))).toEqual({
      constructor: { name: 'example' },
      a: { toString: 'example' },
      b: [{ valueOf: 'x', y: 'example' }],
    });
  });

  it('makes lists and objects, and touches nothing beside the body', () => {
    const from = ['a.b', 'items[1].sku', 'ids[type=email].value', '__proto__.x', 'far[999999]'];
    const mapping = from.map((path) => ({ from: path, to: 'data.x', replace: [] }));
    expect(exampleBody({ ...blank, mapping })).toEqual({
      a: { b: 'example' },
      items: [null, { sku: 'example' }],
      ids: [{ type: 'email', value: 'example' }],
      far: [],
    });
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});
