import { createServer } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import type { TrackingHandler } from '../features/track/tracking-handler.ts';
import { CONSOLE_FOLDER, serveConsole } from './console-pages.ts';
import { registerAdminRoutes, type AdminTools } from './admin-routes.ts';

const ADMIN_BODY_LIMIT = 2 * 1024 * 1024;
const MAX_ID_LENGTH = 4_096;

/**
 * One HTTP server: the tracking API answers first and without a framework, everything else is
 * Fastify's: the admin API, and the console.
 */
export function createHttpServer(tracking: TrackingHandler, tools: AdminTools): FastifyInstance {
  const app = fastify({
    bodyLimit: ADMIN_BODY_LIMIT,
    logger: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: MAX_ID_LENGTH },
    serverFactory: (handler) =>
      createServer(
        { keepAliveTimeout: 65_000, headersTimeout: 60_000, requestTimeout: 120_000 },
        (request, response) => {
          if (!tracking(request, response)) handler(request, response);
        },
      ),
  });
  registerAdminRoutes(app, tools);
  serveConsole(app, CONSOLE_FOLDER);
  return app;
}
