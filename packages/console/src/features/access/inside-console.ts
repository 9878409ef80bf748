const BASE = '/console';
const APART = ['/sign-in', '/setup', '/invitation'];

/**
 * Where to go after signing in. `from` comes out of the address, so anybody may have written it: only a page of this
 * console is gone to, and never one that would ask to sign in again. Answers a path with `/console` in front.
 */
export function insideConsole(from: string | undefined): string {
  const home = `${BASE}/overview`;
  if (from === undefined || !/^\/(?![/\\])/.test(from) || from.includes('\\')) return home;
  let url: URL;
  try {
    url = new URL(BASE + from, 'http://console.invalid');
  } catch {
    return home;
  }
  if (url.host !== 'console.invalid' || !url.pathname.startsWith(`${BASE}/`)) return home;
  const page = url.pathname.slice(BASE.length);
  if (page === '/' || APART.some((apart) => page === apart || page.startsWith(`${apart}/`))) return home;
  return url.pathname + url.search + url.hash;
}
