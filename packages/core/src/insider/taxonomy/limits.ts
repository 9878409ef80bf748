/** Users in one request (upsert and attribute delete documentation). */
export const MAX_USERS_PER_REQUEST = 1000;

/** Body size in bytes of UTF-8 (upsert documentation; the error text names the figure). */
export const MAX_BYTES_PER_REQUEST = 5_000_000;

/** Requests a minute shared by upsert and attribute delete (rate limit documentation). */
export const MAX_REQUESTS_PER_MINUTE = 25_000;

/** Identifier changes a minute (rate limit documentation). */
export const MAX_IDENTITY_MOVES_PER_MINUTE = 2_000;

/** How far ahead of our clock an event may lie. Insider publishes no figure (inferred: clocks differ by hours, not days). */
export const FUTURE_TOLERANCE_MS: number = 24 * 3_600_000;

/** Values that stand for nobody; Insider advises blocking them as identifiers (identity resolution documentation). */
export const BLOCKED_IDENTIFIERS: ReadonlySet<string> = new Set([
  'undefined',
  'anonymous',
  '0',
  '1',
  'null',
  '',
]);

export const UPSERT_PATH = '/api/user/v1/upsert';
export const ATTRIBUTE_DELETE_PATH = '/api/user/v1/attribute/delete';
export const IDENTITY_PATH = '/api/user/v1/identity';
/** Reads one profile; draws on a quota of its own (get user profiles documentation). */
export const PROFILE_PATH = '/api/user/v1/profile';
/** Undocumented; Insider's own connector checks credentials and reads the account's schema with it (observed). */
export const COLUMNS_PATH = '/api/user/v3/metadata/columns';
