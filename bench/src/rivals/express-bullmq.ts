import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start, type Running } from '../processes.ts';
import { isInstalled, startProgram } from '../programs.ts';
import type { Entry } from './contender.ts';
import { missingPackage } from './missing-package.ts';

const KEY = 'bench';
const ORDERED_SHARDS = 16;
const UNORDERED_CONCURRENCY = 64;

/**
 * Express in one process, BullMQ's workers in another, Redis with an append-only file that is synced `everysec` or
 * `always`. Ordered, a customer's events wait for each other; unordered is the fastest it goes.
 */
export function expressBullmq(fsync: 'everysec' | 'always', order: 'ordered' | 'unordered'): Entry {
  const shards = order === 'ordered' ? String(ORDERED_SHARDS) : '1';
  const concurrency = order === 'ordered' ? '1' : String(UNORDERED_CONCURRENCY);
  return {
    name: `Express + BullMQ + Redis (${fsync}, ${order})`,
    missing: () =>
      isInstalled('redis-server')
        ? missingPackage('express', 'bullmq', 'ioredis')
        : 'redis-server is not installed',
    start: async (farSide) => {
      const folder = mkdtempSync(join(tmpdir(), 'causeway-bench-redis-'));
      const path = join(folder, 'redis.sock');
      const running: Running[] = [];
      const stop = async (): Promise<void> => {
        for (const one of running.toReversed()) await one.stop();
        rmSync(folder, { recursive: true, force: true });
      };
      try {
        running.push(await startProgram('redis-server', redisOptions(folder, path, fsync), { path }));
        running.push(
          await start(join(import.meta.dirname, 'bullmq-workers.ts'), [path, farSide, shards, concurrency]),
        );
        const intake = await start(join(import.meta.dirname, 'express-intake.ts'), [path, KEY, shards]);
        running.push(intake);
        return {
          url: intake.firstLine,
          key: KEY,
          cpuSeconds: () => running.reduce((sum, one) => sum + one.cpuSeconds(), 0),
          stop,
        };
      } catch (error) {
        await stop();
        throw error;
      }
    },
  };
}

function redisOptions(folder: string, path: string, fsync: string): string[] {
  const options = {
    port: '0',
    unixsocket: path,
    dir: folder,
    save: '',
    appendonly: 'yes',
    appendfsync: fsync,
    'maxmemory-policy': 'noeviction',
  };
  return Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
}
