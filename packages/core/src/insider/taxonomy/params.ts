import type { FactStatus } from './source.ts';

export type ParamType = 'text' | 'levels' | 'price' | 'count' | 'currency' | 'number' | 'locale';

export interface DefaultParam {
  readonly name: string;
  readonly type: ParamType;
  /** The short key that the web collector and inbound hooks have been seen to use. */
  readonly shortKey?: string;
  readonly source: string;
  readonly status: FactStatus;
}

const UPSERT = 'Insider: upsert documentation';
const EVENTS = 'Insider: default events documentation';
const WEB = 'Insider: web event documentation';

/** Parameters that stand at the root of `event_params`; everything else belongs under `custom`. */
export const DEFAULT_PARAMS: readonly DefaultParam[] = [
  { name: 'product_id', type: 'text', shortKey: 'pid', source: UPSERT, status: 'documented' },
  { name: 'name', type: 'text', shortKey: 'na', source: UPSERT, status: 'documented' },
  { name: 'taxonomy', type: 'levels', shortKey: 'ta', source: UPSERT, status: 'documented' },
  { name: 'currency', type: 'currency', shortKey: 'cu', source: UPSERT, status: 'documented' },
  { name: 'unit_price', type: 'price', shortKey: 'up', source: UPSERT, status: 'documented' },
  { name: 'unit_sale_price', type: 'price', shortKey: 'usp', source: UPSERT, status: 'documented' },
  { name: 'quantity', type: 'count', shortKey: 'qu', source: UPSERT, status: 'documented' },
  { name: 'url', type: 'text', shortKey: 'url', source: UPSERT, status: 'documented' },
  { name: 'product_image_url', type: 'text', shortKey: 'piu', source: WEB, status: 'documented' },
  { name: 'event_group_id', type: 'text', source: UPSERT, status: 'documented' },
  { name: 'color', type: 'text', shortKey: 'co', source: UPSERT, status: 'documented' },
  { name: 'size', type: 'text', shortKey: 'si', source: UPSERT, status: 'documented' },
  { name: 'shipping_cost', type: 'text', shortKey: 'sc', source: UPSERT, status: 'contradictory' },
  { name: 'promotion_name', type: 'text', source: UPSERT, status: 'documented' },
  { name: 'promotion_discount', type: 'price', source: UPSERT, status: 'documented' },
  { name: 'voucher_name', type: 'text', shortKey: 'vn', source: EVENTS, status: 'documented' },
  { name: 'voucher_discount', type: 'price', shortKey: 'vd', source: EVENTS, status: 'documented' },
  { name: 'locale', type: 'locale', source: UPSERT, status: 'documented' },
  { name: 'stock', type: 'number', source: WEB, status: 'documented' },
  { name: 'session_id', type: 'text', shortKey: 'sid', source: WEB, status: 'documented' },
  { name: 'source', type: 'text', source: EVENTS, status: 'documented' },
  { name: 'device_type', type: 'text', source: EVENTS, status: 'documented' },
  { name: 'referrer', type: 'text', source: EVENTS, status: 'documented' },
  { name: 'user_agent', type: 'text', source: EVENTS, status: 'documented' },
  { name: 'campaign_id', type: 'number', source: EVENTS, status: 'documented' },
  { name: 'campaign_name', type: 'text', source: EVENTS, status: 'documented' },
  { name: 'variant_id', type: 'number', source: EVENTS, status: 'documented' },
];
