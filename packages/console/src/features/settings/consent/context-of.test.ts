import { expect, it } from 'vitest';
import { contextOf } from './context-of.ts';

it('takes a context, or that of a whole event', () => {
  const context = { consent: { marketing: true } };
  expect(contextOf(JSON.stringify(context))).toEqual(context);
  expect(contextOf(JSON.stringify({ type: 'track', context }))).toEqual(context);
  expect(contextOf('{"consent":')).toMatch(/^This is no JSON: /);
  expect(contextOf('[1]')).toMatch(/^Paste an object/);
  expect(contextOf('{"context": 3}')).toEqual({ context: 3 });
});
