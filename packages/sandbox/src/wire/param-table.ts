export type ParamType = 'string' | 'number' | 'integer' | 'strings' | 'text or number';

/**
 * The default event parameters and their types. published: Insider's upsert and default event documentation.
 * `shipping_cost` is published as string by one page and as number by a partner: both are taken.
 */
export const paramTable: ReadonlyMap<string, ParamType> = new Map<string, ParamType>([
  ['product_id', 'string'],
  ['name', 'string'],
  ['taxonomy', 'strings'],
  ['currency', 'string'],
  ['unit_price', 'number'],
  ['unit_sale_price', 'number'],
  ['quantity', 'integer'],
  ['url', 'string'],
  ['product_image_url', 'string'],
  ['event_group_id', 'string'],
  ['color', 'string'],
  ['size', 'string'],
  ['shipping_cost', 'text or number'],
  ['promotion_name', 'string'],
  ['promotion_discount', 'number'],
  ['voucher_name', 'string'],
  ['voucher_discount', 'number'],
  ['locale', 'string'],
  ['stock', 'number'],
  ['session_id', 'string'],
  ['source', 'string'],
  ['device_type', 'string'],
  ['referrer', 'string'],
  ['user_agent', 'string'],
  ['campaign_id', 'number'],
  ['campaign_name', 'string'],
  ['journey_id', 'number'],
  ['variant_id', 'number'],
]);
