import { quoted } from '../../../ui/curl.ts';

interface Asked {
  /** Scheme and host of this hub. */
  readonly origin: string;
  readonly path: string;
  readonly body: unknown;
}

/** The request as a command for a POSIX shell, with the body laid out to be read. */
export function installCurl({ origin, path, body }: Asked): string {
  return [
    `curl -X POST ${quoted(origin + path)}`,
    `-H 'authorization: Bearer YOUR_TOKEN'`,
    `-H 'content-type: application/json'`,
    `--data-raw ${quoted(JSON.stringify(body, undefined, 2))}`,
  ].join(' \\\n  ');
}

/** Says where a secret belongs, in place of the secret: `api_key` is `YOUR_API_KEY`. */
export function coveredSecrets(secrets: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.keys(secrets).map((name) => [name, `YOUR_${name.toUpperCase()}`]));
}
