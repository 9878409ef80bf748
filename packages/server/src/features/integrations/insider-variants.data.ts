import type { Variant } from './settings-cards.data.ts';

/** Ways to send to Insider: which names senders speak, and what the events become. All are settings that can be changed. */
export const INSIDER_VARIANTS: readonly Variant[] = [
  {
    key: 'default',
    label: 'Default',
    description:
      'page becomes page_view, Product Viewed product_detail_page_view, Order Completed confirmation_page_view with total and currency, and identify a profile. Other names of Segment, GA4 and loyalty systems become Insider’s, and any other event keeps its own.',
    // Other events are sent too. The guide that people come from lists four, and explains events whose names Insider
    // does not know: so they arrive there. Who wants the four alone sets otherEvents to skip and presets to segment.
    settings: { orderCompletedAs: 'confirmation_page_view' },
  },
  {
    key: 'segment',
    label: 'As Segment sends',
    description:
      'What Segment’s own destination for Insider would have sent: an order as one confirmation_page_view for each product, of one time, and people not yet named by their anonymous id. Traits without a row are left out, as there.',
    settings: {
      presets: ['segment'],
      orderCompletedAs: 'confirmation_page_view',
      lineTimestamps: 'same',
      anonymous: 'send',
      anonymousIdentifier: 'segment_anonymous_id',
      otherTraits: 'drop',
      consents: { purposes: 'off' },
    },
  },
  {
    key: 'ga4',
    label: 'Google Analytics 4',
    description:
      'For a data layer with GA4’s names: view_item, add_to_cart, and purchase as one purchase for each item.',
    settings: { presets: ['ga4'] },
  },
  {
    key: 'loyalty',
    label: 'Loyalty',
    description:
      'For the checkouts of loyalty systems: one purchase for each item, tied together by the transaction; refunds as order_refunded.',
    settings: { presets: ['loyalty'] },
  },
];
