/**
 * BullMQ has no groups in its open edition. For order each customer belongs to one of several queues, each with one
 * worker that takes one job at a time.
 */
export function shardOf(customer: string, shards: number): number {
  let hash = 0;
  for (let at = 0; at < customer.length; at++) hash = (hash * 31 + customer.charCodeAt(at)) >>> 0;
  return hash % shards;
}

export function queueName(shard: number): string {
  return `deliver-${shard}`;
}
