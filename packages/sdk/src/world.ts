import type { Jar } from './identity.ts';
import { viewOf } from './navigation.ts';
import { attempt, type Store } from './shelf.ts';
import type { Locks } from './turn.ts';

/** What the SDK takes from the browser around it. Reading none of it stores anything. */
export interface World {
  readonly now: () => number;
  readonly random: () => number;
  /** A new UUID. */
  readonly newId: () => string;
  readonly later: (ms: number, work: () => void) => () => void;
  /** Storage that all tabs of the origin share; undefined when it is blocked. */
  readonly shared: Store | undefined;
  /** Storage of this tab; undefined when it is blocked. */
  readonly session: Store | undefined;
  readonly jar: (name: string, domain: string | undefined) => Jar;
  /** Of browsers that have them, on pages that may use them. */
  readonly locks: Locks | undefined;
  readonly doNotTrack: boolean;
  readonly globalPrivacyControl: boolean;
  readonly page: () => Page;
  /** What is the same for all events of a page: `context` without what is about its place. */
  readonly device: () => object;
}

/** `context.page`. */
export interface Page {
  readonly url: string;
  readonly path: string;
  readonly referrer: string;
  readonly search: string;
  readonly title: string;
}

const TWO_YEARS_S = 63_072_000;

export function browserWorld(): World {
  const browser = navigator as Navigator & { readonly globalPrivacyControl?: boolean };
  return {
    now: Date.now,
    random: Math.random,
    newId,
    later(ms, work) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    shared: attempt(() => localStorage),
    session: attempt(() => sessionStorage),
    jar,
    locks: navigator.locks,
    doNotTrack: navigator.doNotTrack === '1',
    globalPrivacyControl: browser.globalPrivacyControl === true,
    page: () => ({
      url: viewOf(location.href),
      path: location.pathname,
      referrer: document.referrer,
      search: location.search,
      title: document.title,
    }),
    device: () => ({
      locale: navigator.language,
      timezone: attempt(() => Intl.DateTimeFormat().resolvedOptions().timeZone),
      userAgent: navigator.userAgent,
      screen: { width: screen.width, height: screen.height, density: devicePixelRatio },
    }),
  };
}

/** Version 4. `randomUUID` is missing on pages without TLS. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function jar(name: string, domain: string | undefined): Jar {
  const write = (value: string, seconds: number): void => {
    const secure = location.protocol === 'https:' ? '; secure' : '';
    const where = domain ? `; domain=${domain}` : '';
    attempt(() => {
      document.cookie = `${name}=${value}; path=/; max-age=${seconds}; samesite=lax${where}${secure}`;
    });
  };
  return {
    get: () =>
      attempt(() => new RegExp(`(?:^|; )${name}=([\\w-]{8,64})(?:;|$)`).exec(document.cookie)?.[1]) ??
      undefined,
    set: (value) => {
      if (value === undefined) write('', 0);
      else write(value, TWO_YEARS_S);
    },
  };
}
