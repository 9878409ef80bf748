import type { Json, JsonObject } from '../json.ts';

/**
 * How hostile the API and the webhooks behave. Everything is off at first, except that a webhook is tried again; what
 * is on combines. Rates are shares from 0 to 1.
 */
export interface Mode {
  /** the same seed and the same requests in the same order meet the same fate */
  readonly seed: number;
  /** share of requests answered 429 */
  readonly rate429: number;
  /** Retry-After of made-up 429s; the rate pools then tell their own real wait. 0: no such header anywhere */
  readonly retryAfterSeconds: number;
  /** share of requests answered 500, 503 or 504 without being processed */
  readonly rate5xx: number;
  /** how long a slow answer waits after the request was processed */
  readonly slowMs: number;
  readonly slowRate: number;
  /** share of connections destroyed before the request was looked at */
  readonly dropBeforeProcessing: number;
  /** share of connections destroyed after the request was applied, without an answer */
  readonly dropAfterProcessing: number;
  /** every key is wrong: 403 */
  readonly wrongKeys: boolean;
  /** share of users refused inside a 200 */
  readonly rejectUsers: number;
  /** how long an accepted write cannot be read back */
  readonly visibilityDelayMs: number;
  /** share of webhooks delivered twice; with this or the next, one user's webhooks may also arrive side by side */
  readonly hookRepeat: number;
  /** every webhook waits a drawn time up to this, so that the order is gone */
  readonly hookShuffleMs: number;
  /** share of webhooks that wait `hookDelayMs` more */
  readonly hookDelayRate: number;
  readonly hookDelayMs: number;
  /** share of webhooks that are never sent */
  readonly hookDrop: number;
  /** how often a webhook without a 2xx is tried again; inferred, nothing is published */
  readonly hookRetries: number;
  /** wait before the first of these, doubled for each further one, at most a minute */
  readonly hookRetryMs: number;
  /** how long an answer may take */
  readonly hookTimeoutMs: number;
}

export const calm: Mode = {
  seed: 1,
  rate429: 0,
  retryAfterSeconds: 0,
  rate5xx: 0,
  slowMs: 0,
  slowRate: 0,
  dropBeforeProcessing: 0,
  dropAfterProcessing: 0,
  wrongKeys: false,
  rejectUsers: 0,
  visibilityDelayMs: 0,
  hookRepeat: 0,
  hookShuffleMs: 0,
  hookDelayRate: 0,
  hookDelayMs: 0,
  hookDrop: 0,
  hookRetries: 3,
  hookRetryMs: 500,
  hookTimeoutMs: 10_000,
};

type Field = keyof Mode;
const shares: readonly Field[] = [
  'rate429',
  'rate5xx',
  'slowRate',
  'dropBeforeProcessing',
  'dropAfterProcessing',
  'rejectUsers',
  'hookRepeat',
  'hookDelayRate',
  'hookDrop',
];
const highest: ReadonlyMap<Field, number> = new Map([
  ['seed', 2_147_483_647],
  ['retryAfterSeconds', 86_400],
  ['slowMs', 600_000],
  ['visibilityDelayMs', 86_400_000],
  ['hookShuffleMs', 600_000],
  ['hookDelayMs', 600_000],
  ['hookRetries', 20],
  ['hookRetryMs', 60_000],
  ['hookTimeoutMs', 600_000],
]);

/** Reads a whole mode; what is left out is as it is when calm. A share may be written as true or false. */
export function readMode(
  raw: JsonObject,
): { readonly mode: Mode } | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const mode = new Map<string, number | boolean>(Object.entries(calm));
  for (const name of Object.keys(raw)) {
    const field = Object.hasOwn(calm, name) ? (name as Field) : undefined;
    const value = field === undefined ? undefined : readField(field, raw[name] as Json);
    if (field === undefined) problems.push(`${name} is not a mode`);
    else if (value === undefined) problems.push(`${name} must be ${expected(field)}`);
    else mode.set(name, value);
  }
  return problems.length > 0 ? { problems } : { mode: Object.fromEntries(mode) as unknown as Mode };
}

function readField(field: Field, value: Json): number | boolean | undefined {
  if (field === 'wrongKeys') return typeof value === 'boolean' ? value : undefined;
  const share = shares.includes(field);
  const number = share && typeof value === 'boolean' ? Number(value) : value;
  if (typeof number !== 'number' || number < 0 || number > (share ? 1 : (highest.get(field) ?? 0)))
    return undefined;
  return share || Number.isInteger(number) ? number : undefined;
}

function expected(field: Field): string {
  if (field === 'wrongKeys') return 'true or false';
  return shares.includes(field) ? 'a share from 0 to 1' : `a whole number from 0 to ${highest.get(field)}`;
}
