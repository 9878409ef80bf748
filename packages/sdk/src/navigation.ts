/** What a URL shows: without a place on the page, with a route that stands behind the hash. */
export function viewOf(href: string): string {
  const hash = href.indexOf('#');
  return hash < 0 || /^#!?\//.test(href.slice(hash)) ? href : href.slice(0, hash);
}

/**
 * Calls `seen` once for every change of the URL by the page itself, with the view before it, and once when the browser
 * shows the page again that it had kept aside. Changes in one go, as a redirect in a router makes them, are one change.
 */
export function watchNavigation(seen: (before: string | undefined) => void): void {
  let current = viewOf(location.href);
  let due = false;
  const look = (): void => {
    due = false;
    const before = current;
    current = viewOf(location.href);
    if (current !== before) seen(before);
  };
  // A little later the page has its new title too.
  const soon = (): void => {
    if (!due) setTimeout(look);
    due = true;
  };
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    history[name] = function (this: History, ...args): void {
      original.apply(this, args);
      soon();
    };
  }
  addEventListener('popstate', soon);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) seen(undefined);
  });
}
