import { expect, it } from 'vitest';
import { viewOf } from './navigation.ts';

it.each([
  ['https://a.example/x', 'https://a.example/x'],
  ['https://a.example/x#reviews', 'https://a.example/x'],
  ['https://a.example/x?y=1#', 'https://a.example/x?y=1'],
  ['https://a.example/#/cart', 'https://a.example/#/cart'],
  ['https://a.example/#!/cart', 'https://a.example/#!/cart'],
])('%s shows %s', (href, view) => {
  expect(viewOf(href)).toBe(view);
});
