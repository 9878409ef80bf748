/**
 * Short names of default event parameters. observed: a connector lists qu, piu, sid, sc, vn, vd, si and co among the
 * parameters of outgoing webhooks, next to long names; the browser collector uses pid, na, cu, up, usp, url as well.
 * inferred: `ta`. Parameters without a known short name keep their long one.
 */
const shortNames: ReadonlyMap<string, string> = new Map([
  ['product_id', 'pid'],
  ['name', 'na'],
  ['taxonomy', 'ta'],
  ['currency', 'cu'],
  ['unit_price', 'up'],
  ['unit_sale_price', 'usp'],
  ['quantity', 'qu'],
  ['product_image_url', 'piu'],
  ['color', 'co'],
  ['size', 'si'],
  ['shipping_cost', 'sc'],
  ['voucher_name', 'vn'],
  ['voucher_discount', 'vd'],
  ['session_id', 'sid'],
]);

export function shortParamName(name: string): string {
  return shortNames.get(name) ?? name;
}
