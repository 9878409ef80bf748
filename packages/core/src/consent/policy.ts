import type { Purpose } from './consent.ts';

/** What a word of a consent tool means; no purposes: it says nothing. Letters of either case. */
export interface ConsentCode {
  readonly code: string;
  readonly purposes: readonly Purpose[];
}

/**
 * What a workspace holds about consent. `unknown`: whether an integration that needs a purpose is told of who never
 * spoke of it. `codes` come before the known words.
 */
export interface ConsentPolicy {
  readonly unknown: 'allow' | 'deny';
  readonly codes: readonly ConsentCode[];
}

export const DEFAULT_POLICY: ConsentPolicy = Object.freeze({ unknown: 'allow', codes: Object.freeze([]) });
