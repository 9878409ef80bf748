/**
 * The front half of the queue a team would build: Express parses and BullMQ keeps; the answer waits for Redis. A job's
 * id is its messageId, and jobs that are done stay for seven days, so that a repetition is recognised that long.
 * Usage: node bench/src/rivals/express-intake.ts SOCKET_OF_REDIS KEY QUEUES. Prints its address.
 */
import type { AddressInfo } from 'node:net';
import { Queue } from 'bullmq';
import express from 'express';
import { Redis } from 'ioredis';
import type { Call } from './insider-user.ts';
import { queueName, shardOf } from './shards.ts';

const [path = '', key = '', shards = '1'] = process.argv.slice(2);
const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
const REMEMBERED_SECONDS = 7 * 24 * 3600;
const connection = new Redis({ path, enableAutoPipelining: true, maxRetriesPerRequest: null });
const queues = Array.from(
  { length: Number(shards) },
  (_, shard) => new Queue(queueName(shard), { connection }),
);

const options = (call: Call): object => ({
  jobId: call.messageId,
  attempts: 10,
  backoff: { type: 'exponential', delay: 1000 },
  removeOnComplete: { age: REMEMBERED_SECONDS },
});

async function keep(call: Call): Promise<void> {
  await queues[shardOf(call.userId, queues.length)]?.add('event', call, options(call));
}

async function keepAll(calls: readonly Call[]): Promise<void> {
  const byShard = Map.groupBy(calls, (call) => shardOf(call.userId, queues.length));
  await Promise.all(
    [...byShard].map(([shard, own]) =>
      queues[shard]?.addBulk(own.map((call) => ({ name: 'event', data: call, opts: options(call) }))),
    ),
  );
}

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.use((request, response, next) => {
  if (request.headers.authorization === authorization) next();
  else response.status(401).json({ success: false });
});
app.use(express.json({ limit: '8mb' }));
// Express 5 takes a promise, and answers 500 when it is rejected.
app.post('/v1/track', (request, response) =>
  keep(request.body as Call).then(() => response.json({ success: true })),
);
app.post('/v1/batch', (request, response) =>
  keepAll((request.body as { batch: readonly Call[] }).batch).then(() => response.json({ success: true })),
);
await Promise.all(queues.map((queue) => queue.waitUntilReady()));
const server = app.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
