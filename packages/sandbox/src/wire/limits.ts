/** published: Insider's upsert and rate limit documentation. */
export const maxBodyBytes = 5_000_000;
export const maxUsersPerRequest = 1_000;
/** published as "80 by default"; observed up to 255 with a partner: the ceiling is the larger one. */
export const maxCustomAttributes = 255;

/** Requests per minute, except `profile`, which counts quota units per minute. */
export interface Rates {
  /** upsert and attribute/delete draw from one pool */
  readonly write: number;
  readonly identityUpdate: number;
  /** published twice, 25,000 and 1,000: the rate limit page (1,000) is the newer one */
  readonly identityDelete: number;
  readonly userDelete: number;
  readonly anonymize: number;
  readonly profile: number;
}

export const publishedRates: Rates = {
  write: 25_000,
  identityUpdate: 2_000,
  identityDelete: 1_000,
  userDelete: 10_000,
  anonymize: 500,
  profile: 1_000,
};
