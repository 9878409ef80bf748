import { randomUUID } from 'node:crypto';

/** As @segment/analytics-node makes them: a time, then a random part. */
function messageIdNow(): string {
  return `node-next-${Date.now()}-${randomUUID()}`;
}

/** Realistic tracking calls of about 1 KB, each with its own messageId, written as JSON text. */
export function eventText(customer: number, sequence: number, messageId: string = messageIdNow()): string {
  return `{"type":"track","event":"Product Viewed","userId":"customer-${customer}","messageId":"${messageId}","timestamp":"${new Date().toISOString()}","properties":{"product_id":"SKU-${sequence % 997}","sku":"G-32-${sequence % 997}","category":"Women/Dresses/Summer","name":"Linen midi dress with pockets","brand":"Causeway Atelier","variant":"sand","price":89.9,"quantity":1,"coupon":"MAYDEALS","currency":"EUR","position":3,"seq":${sequence},"cust":${customer},"url":"https://shop.example.com/women/dresses/linen-midi-dress","image_url":"https://cdn.example.com/img/linen-midi-dress-sand-1200.jpg"},"context":{"library":{"name":"@segment/analytics-node","version":"3.1.0"},"ip":"203.0.113.7","locale":"tr-TR","userAgent":"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15","page":{"path":"/women/dresses/linen-midi-dress","referrer":"https://www.example.com/search?q=linen","search":"","title":"Linen midi dress","url":"https://shop.example.com/women/dresses/linen-midi-dress"},"campaign":{"name":"spring","source":"newsletter","medium":"email"}},"integrations":{},"_metadata":{"nodeVersion":"24.21.0"}}`;
}

/** So many incoming webhooks take turns. */
export const WEBHOOKS = 20;

/** A body that meets the filters of the webhooks of `setup-webhooks.ts`, each with an id of its own. */
export function webhookText(customer: number, sequence: number): string {
  return `{"id":"${customer}-${sequence}-${randomUUID()}","event":"bonus","customer_id":"customer-${customer}","points":"${1 + (sequence % 50)}","reason":"svy","shop":{"id":17,"country":"TR","city":"Istanbul"},"channel":"app","sent_at":"${new Date().toISOString()}"}`;
}
