import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** What a shop's own bundle would import, and under what name its page finds it. */
const CLIENTS = {
  segment: "export { AnalyticsBrowser } from '@segment/analytics-next';",
  // The package's main entry fetches parts of itself from its vendor; this one has them with it.
  rudder: "export { RudderAnalytics } from '@rudderstack/analytics-js/bundled';",
} as const;

export type BrowserClient = keyof typeof CLIENTS;

/** A shop on an origin of its own: a page for each client, with the client as its npm package bundles it. */
export class ClientPages {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<ClientPages> {
    const names = Object.keys(CLIENTS) as BrowserClient[];
    const scripts = new Map(
      await Promise.all(names.map(async (name) => [name, await bundled(name)] as const)),
    );
    const server = createServer((request, response) => {
      const [, name = '', script] = /^\/(\w+)(\.js)?/.exec(request.url ?? '') ?? [];
      const code = scripts.get(name as BrowserClient);
      if (code === undefined) {
        response.writeHead(204).end();
      } else if (script === undefined) {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(
          `<!doctype html><html lang="en"><title>Shop</title><script src="/${name}.js"></script><h1>Shop</h1></html>`,
        );
      } else {
        response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
        response.end(code);
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new ClientPages(server);
  }

  url(client: BrowserClient): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/${client}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** The client as one script that puts what it exports under its name. */
async function bundled(name: BrowserClient): Promise<string> {
  const entry = `${name}-entry.js`;
  const made = await build({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id.endsWith(entry) ? id : undefined),
        load: (id) => (id.endsWith(entry) ? CLIENTS[name] : undefined),
      },
    ],
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry, name, formats: ['iife'], fileName: name },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [output] = Array.isArray(made) ? made : [made];
  if (output === undefined || !('output' in output)) throw new Error(`${name} was not bundled`);
  return output.output[0].code;
}
