import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import { CONSOLE_FOLDER, serveConsole } from './console-pages.ts';
import { SDK_SCRIPT, serveSdk } from './sdk-script.ts';
import { registerAdminRoutes, type AdminTools } from './admin-routes.ts';
import { routing } from './routing.ts';

const ADMIN_BODY_LIMIT = 2 * 1024 * 1024;

/** Answers a request itself and says so, or leaves it to the next. */
export type RawHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * One HTTP server: what senders talk to answers first and without a framework, in the order given (the tracking API is
 * the hottest); everything else is Fastify's: the admin API, the console, and the browser SDK.
 */
export function createHttpServer(raw: readonly RawHandler[], tools: AdminTools): FastifyInstance {
  const app = fastify({
    bodyLimit: ADMIN_BODY_LIMIT,
    logger: false,
    forceCloseConnections: 'idle',
    ...routing(tools.log),
    serverFactory: (handler) =>
      createServer(
        { keepAliveTimeout: 65_000, headersTimeout: 60_000, requestTimeout: 120_000 },
        (request, response) => {
          if (!raw.some((answers) => answers(request, response))) handler(request, response);
        },
      ),
  });
  registerAdminRoutes(app, tools);
  serveConsole(app, CONSOLE_FOLDER);
  serveSdk(app, SDK_SCRIPT);
  return app;
}
