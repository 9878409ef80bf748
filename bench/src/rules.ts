/** Event types that the rules are about. */
export const RULED_TYPES: readonly string[] = [
  'Product Viewed',
  'Product Added',
  'Order Completed',
  'page',
  'Cart Viewed',
  'Signed In',
];

/** Five conditions, as marketers write them: two over attributes, two over events, one over both. */
export function ruleText(index: number): string {
  const event = RULED_TYPES[index % RULED_TYPES.length] ?? '';
  const city = `City ${index % 17}`;
  const kinds = [
    `FILTER AND (country = "TR", city = "${city}", count("${event}" WITHIN ${7 + (index % 30)}d) >= ${1 + (index % 5)}, EXISTS email, NOT plan = "none")`,
    `FILTER OR (AND (country IN ("TR", "DE"), age >= ${20 + (index % 40)}), sum("Order Completed".total WITHIN 90d) > ${100 * (1 + (index % 9))}, last("Signed In") > "now-${1 + (index % 60)}d", language = "tr")`,
    `FILTER AND (email_optin = true, NOT count("Order Completed") > ${index % 7}, count("${event}") >= 1, email LIKE "*@example.com", last("${event}") > "now-30d")`,
    `FILTER AND (age BETWEEN ${index % 50} AND ${30 + (index % 50)}, city IN ("City 1", "City 2", "${city}"), EXISTS phone, plan != "gold", count("Product Viewed" WHERE price > ${index} WITHIN 30d) >= 2)`,
  ];
  return kinds[index % kinds.length] ?? '';
}
