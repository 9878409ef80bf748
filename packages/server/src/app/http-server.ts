import { createServer } from 'node:http';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import fastify, { type FastifyInstance } from 'fastify';
import type { Sealer } from '../adapters/crypto/sealer.ts';
import type { Connection } from '../adapters/sqlite/connection.ts';
import type { TrackingCounts, TrackingHandler } from '../features/track/tracking-handler.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConfigStore } from '../ports/config-store.ts';
import type { Egress } from '../ports/egress.ts';
import type { Log } from '../ports/log.ts';
import type { Delivering } from './delivering.ts';

export interface HttpTools {
  readonly config: ConfigStore;
  readonly reading: Connection;
  readonly writing: Connection;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly egress: Egress;
  readonly sealer: Sealer;
  readonly configured: () => Promise<void>;
  readonly delivering: Delivering;
  readonly counts: TrackingCounts;
  readonly state: { readonly draining: boolean };
  readonly clock: Clock;
  readonly log: Log;
}

/** One HTTP server: the tracking API answers first and without a framework, everything else is Fastify's. */
export function createHttpServer(tracking: TrackingHandler, _tools: HttpTools): FastifyInstance {
  const app = fastify({
    bodyLimit: 2 * 1024 * 1024,
    logger: false,
    forceCloseConnections: 'idle',
    serverFactory: (handler) =>
      createServer(
        { keepAliveTimeout: 65_000, headersTimeout: 60_000, requestTimeout: 120_000 },
        (request, response) => {
          if (!tracking(request, response)) handler(request, response);
        },
      ),
  });
  return app;
}
