import type { CustomerQueue } from '../delivery/destination.ts';

/** A made-up purchase, for testing an address. Its time is fixed, so that the same settings send the same bytes. */
export const SAMPLE: CustomerQueue = {
  customer: {
    key: 0,
    workspace: 0,
    id: 'causeway-test',
    anonymous: false,
    anonymousIds: ['causeway-test-visitor'],
    status: 'active',
    attributes: {
      email: 'causeway-test@example.com',
      name: 'Test Person',
      first_name: 'Test',
      last_name: 'Person',
      country: 'TR',
      language: 'tr_TR',
      email_optin: false,
    },
    version: 1,
    createdAt: Date.UTC(2026, 0, 1),
    updatedAt: Date.UTC(2026, 0, 1),
  },
  shadow: undefined,
  events: [
    {
      id: 0,
      type: 'purchase',
      timestamp: Date.UTC(2026, 0, 1, 12),
      data: {
        order_id: 'TEST-1',
        event_group_id: 'TEST-1',
        transaction_id: 'TEST-1',
        product_id: 'SKU-1',
        product_name: 'Linen shirt',
        price: 49.9,
        unit_sale_price: 49.9,
        currency: 'TRY',
        quantity: 1,
        registration_method: 'email',
      },
      context: { page: { url: 'https://shop.example.com/thanks', title: 'Thank you', referrer: '' } },
    },
  ],
};
