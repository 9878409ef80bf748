/** How large a webhook's definition, and a body, may be. */
export const LIMITS = {
  name: 100,
  endpoint: 100,
  filters: 100,
  depth: 4,
  rows: 200,
  replaces: 100,
  ips: 100,
  /** Live secrets of one check: the one in use and the one before it. */
  secrets: 2,
  values: 200,
  /** Characters of a path, of a value, of an answer. */
  path: 300,
  text: 1000,
  response: 10_000,
  /** Levels of a body. */
  nesting: 64,
} as const;
