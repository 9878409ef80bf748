import type { Issue } from '../result/issue.ts';

/** Why a request did not become an event, and the HTTP status that says so. */
export interface WebhookProblem extends Issue {
  readonly status: number;
}
