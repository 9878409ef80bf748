import { customer } from '@causeway/core/insider/testing/shop';
import type { JsonObject } from '@causeway/core/result/json';
import type { Subject } from '@causeway/core/template/subject';
import { NOW } from './world.ts';

/** Data that templates and paths are tried on. */
export const ENTITY: JsonObject = {
  _id: 'u-1',
  email: 'ada@example.com',
  score: 1.5,
  address: { city: 'Wien', lines: ['a', 'b'] },
  items: [
    { sku: 'x', 'a.b': 1 },
    { sku: 'y', name: 'a', z: 2 },
  ],
  body: { user: { 'x y': [{ name: 'a', z: 3 }] } },
  segment_events: [{ id: 's', event: 'enter', slug: 'vip', enter: '2026-11-21T10:00:00Z' }],
  _segments: ['vip'],
};

export const SUBJECT: Subject = {
  event: {
    id: 7,
    type: 'Order Completed',
    timestamp: NOW,
    data: { total: 9.9, products: [{ sku: 'x\ud800' }], text: '..', url: '/a\r\nb' },
    context: {
      page: { url: 'https://a.example/?a=b' },
      consent: { canonical: { marketing: true } },
      sessionId: 3,
    },
  },
  customer: customer({
    email: 'ada@example.com',
    name: 'Ada\u0000 Ünal',
    address: { city: 'Wien' },
    odd: '\udc00',
  }),
};
