/**
 * The back half: a worker for each queue maps a job to Insider's body and posts it, one event a request, as jobs come
 * one by one. Usage: node bench/src/rivals/bullmq-workers.ts SOCKET_OF_REDIS FAR_SIDE QUEUES CONCURRENCY. Prints a line
 * when it is ready.
 */
import { Agent, request } from 'node:http';
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { insiderUser, type Call } from './insider-user.ts';
import { queueName } from './shards.ts';

const [path = '', farSide = '', shards = '1', concurrency = '1'] = process.argv.slice(2);
const target = new URL('/api/user/v1/upsert', farSide);
const agent = new Agent({ keepAlive: true });

/** Resolves when every user was taken; otherwise the job is tried again. */
function post(body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-partner-name': 'sandbox',
      'x-request-token': 'bench',
    };
    const sent = request(target, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const taken = response.statusCode === 200 && countIn(text) === 1;
        if (taken) resolve();
        else reject(new Error(`${response.statusCode} ${text.slice(0, 200)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function countIn(text: string): number | undefined {
  return (JSON.parse(text) as { data?: { successful?: { count?: number } } }).data?.successful?.count;
}

const connection = new Redis({ path, enableAutoPipelining: true, maxRetriesPerRequest: null });
const workers = Array.from(
  { length: Number(shards) },
  (_, shard) =>
    new Worker(
      queueName(shard),
      ({ data }) => post(JSON.stringify({ users: [insiderUser(data as Call)], platform: 'bench' })),
      { connection, concurrency: Number(concurrency) },
    ),
);
for (const worker of workers) worker.on('error', (error) => console.error(error.message));
await Promise.all(workers.map((worker) => worker.waitUntilReady()));
console.log('ready');
