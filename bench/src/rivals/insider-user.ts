/** The calls of `events.ts`, as far as they are mapped. */
export interface Call {
  readonly event: string;
  readonly userId: string;
  readonly messageId: string;
  readonly timestamp: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly context: { readonly page: { readonly referrer: string } };
}

/**
 * What Insider's upsert takes for one call: the same user the hub sends for it, as somebody would write it by hand for
 * just this event, without settings, checks or what is known of the customer.
 */
export function insiderUser({ userId, timestamp, properties, context }: Call): object {
  const { product_id, name, category, currency, price, quantity, image_url, url, ...custom } = properties;
  return {
    identifiers: { uuid: userId },
    events: [
      {
        event_name: 'product_detail_page_view',
        timestamp,
        event_params: {
          product_id,
          name,
          taxonomy: String(category).split('/'),
          currency,
          unit_price: price,
          unit_sale_price: price,
          quantity,
          product_image_url: image_url,
          url,
          referrer: context.page.referrer,
          custom,
        },
      },
    ],
  };
}
