import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a page of the site is made of. */
export interface SitePage {
  /** Attributes of the SDK's script tag. */
  readonly tag?: Readonly<Record<string, string>>;
  /** Scripts that stand before the tag. */
  readonly before?: string;
  /** Without the tag: the site serves the SDK's modules below `/modules/`. */
  readonly tagless?: true;
  /** A script after it, once everything is there. */
  readonly after?: string;
  readonly csp?: string;
}

/** What `npm run build` makes of the SDK's sources, as a bundler would find it. */
const MODULES = new URL('../../packages/sdk/dist/', import.meta.url);

/** A web site of somebody else, with pages that load the browser SDK from a hub. */
export class Site {
  readonly #server: Server;
  readonly #pages: Map<string, SitePage>;
  /** Where the script comes from; it changes when a hub starts at another place. */
  readonly hub: string;

  private constructor(server: Server, pages: Map<string, SitePage>, hub: string) {
    this.#server = server;
    this.#pages = pages;
    this.hub = hub;
  }

  static async start(hub: string): Promise<Site> {
    const pages = new Map<string, SitePage>();
    const server = createServer((request, response) => {
      const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
      const module = /^\/modules\/([a-z-]+\.js)$/.exec(path)?.[1];
      if (module !== undefined) {
        response.writeHead(200, { 'content-type': 'text/javascript' });
        response.end(readFileSync(new URL(module, MODULES)));
        return;
      }
      const found = pages.get(`/${path.split('/')[1] ?? ''}`);
      if (found === undefined) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        ...(found.csp !== undefined && { 'content-security-policy': found.csp }),
      });
      response.end(html(hub, path, found));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Site(server, pages, hub);
  }

  /** Puts a page up at `/name` and below it; returns its address. Another `host` is for browsers that find it there. */
  page(name: string, page: SitePage, host = '127.0.0.1'): string {
    this.#pages.set(`/${name}`, page);
    return `http://${host}:${(this.#server.address() as AddressInfo).port}/${name}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}

function html(hub: string, path: string, { tag = {}, before = '', after = '', tagless }: SitePage): string {
  const attributes = Object.entries(tag).map(([name, value]) => `${name}="${value}"`);
  return `<!doctype html><meta charset="utf-8"><title>${path}</title><link rel="icon" href="data:,">
${before === '' ? '' : `<script nonce="site">${before}</script>`}
${tagless ? '' : `<script src="${hub}/sdk/causeway.js" ${attributes.join(' ')} defer></script>`}
${after === '' ? '' : `<script nonce="site">addEventListener('DOMContentLoaded', () => { ${after} });</script>`}`;
}
