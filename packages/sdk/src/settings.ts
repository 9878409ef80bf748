import type { Purpose } from './consent-state.ts';

/** How the SDK behaves on a site. Only a key and an endpoint must be given. */
export interface Settings {
  /** The tracking key, `cwk_…`. It is public: it can send events and nothing else. */
  readonly writeKey?: string | undefined;
  /** Another name for `writeKey`. */
  readonly pipelineKey?: string | undefined;
  /** Where the hub is: `https://hub.example`. */
  readonly endpoint: string;
  /** A page view on load and after every change of the URL by the page itself; true unless said otherwise. */
  readonly autoPage?: boolean | undefined;
  /** With `required` nothing is stored and nothing leaves before `consent()` allowed it; `granted` unless said otherwise. */
  readonly consent?: 'granted' | 'required' | undefined;
  /** With `honour` nothing is stored and nothing leaves when the browser says Do Not Track; `ignore` unless said otherwise. */
  readonly doNotTrack?: 'honour' | 'ignore' | undefined;
  /** With `honour` the browser's Global Privacy Control refuses marketing and personalization; the default. */
  readonly globalPrivacyControl?: 'honour' | 'ignore' | undefined;
  /** What codes of a consent tool stand for, beside the usual ones: `{ c3: 'analytics' }`. */
  readonly categories?: Readonly<Record<string, Purpose>> | undefined;
  /** The domain of the id's cookie, to share it between subdomains: `example.com`. The page's own host unless given. */
  readonly cookieDomain?: string | undefined;
  /** So many waiting events leave at once; 10 unless given. */
  readonly batchSize?: number | undefined;
  /** Milliseconds that an event waits for others at most; 1,000 unless given. */
  readonly flushInterval?: number | undefined;
  /** So many events wait in the browser at most; the oldest make room. 1,000 unless given. */
  readonly queueLimit?: number | undefined;
  /** Says on the console what was dropped and why. */
  readonly debug?: boolean | undefined;
}

/** Settings with every default filled in. */
export interface Resolved {
  readonly writeKey: string;
  /** Without a slash at its end. */
  readonly endpoint: string;
  readonly autoPage: boolean;
  readonly required: boolean;
  readonly honourDnt: boolean;
  readonly honourGpc: boolean;
  readonly categories: Readonly<Record<string, Purpose>>;
  readonly cookieDomain: string | undefined;
  readonly batchSize: number;
  readonly flushInterval: number;
  readonly queueLimit: number;
  readonly debug: boolean;
}

/** Throws when there is no key, or no endpoint that could be one: the mistake is seen where it was made. */
export function resolve(settings: Settings): Resolved {
  const writeKey = settings.writeKey ?? settings.pipelineKey;
  if (!writeKey) throw new TypeError('causeway: writeKey is missing. It is the tracking key of the site.');
  if (!/^https?:\/\/[^/]/.test(settings.endpoint ?? ''))
    throw new TypeError('causeway: endpoint must be the address of the hub, such as https://hub.example.');
  return {
    writeKey,
    endpoint: settings.endpoint.replace(/\/+$/, ''),
    autoPage: settings.autoPage !== false,
    required: settings.consent === 'required',
    honourDnt: settings.doNotTrack === 'honour',
    honourGpc: settings.globalPrivacyControl !== 'ignore',
    categories: settings.categories ?? {},
    cookieDomain: settings.cookieDomain,
    batchSize: atLeast(1, settings.batchSize, 10),
    flushInterval: atLeast(0, settings.flushInterval, 1_000),
    queueLimit: atLeast(1, settings.queueLimit, 1_000),
    debug: settings.debug === true,
  };
}

function atLeast(least: number, given: number | undefined, otherwise: number): number {
  return given !== undefined && given >= least ? given : otherwise;
}
