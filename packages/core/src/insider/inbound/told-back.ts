/** One event under two names: the upsert documentation's and the web's (FACTS 7, contradiction 6). */
const OTHER_NAME = new Map([['confirmation_page_view', 'purchase']]);

/**
 * Would an event be told back to Insider, which told it? It would count it twice, and its webhook would tell it again,
 * without end.
 */
export function isToldBack(sends: string, told: string | undefined): boolean {
  return told !== undefined && sameEvent(sends) === sameEvent(told);
}

function sameEvent(name: string): string {
  const small = name.trim().toLowerCase();
  return OTHER_NAME.get(small) ?? small;
}
