/** One call that the shop makes: which method of the tracking client, and with what. */
export interface ShopCall {
  readonly kind: 'identify' | 'track' | 'page';
  readonly userId?: string;
  readonly anonymousId?: string;
  readonly name?: string;
  /** Properties, or traits of an identify. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly context?: Readonly<Record<string, unknown>>;
  /** Unix milliseconds. */
  readonly at: number;
  readonly messageId?: string;
}

export interface Who {
  readonly userId?: string;
  readonly anonymousId?: string;
}
