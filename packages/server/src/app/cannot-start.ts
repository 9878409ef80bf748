import type { Issue } from '@causeway/core/result/issue';
import { UnreadableSecret } from './open-secrets.ts';

/** An integration that cannot be started, for a reason that a person can mend. */
export class Unstartable extends Error {
  readonly issue: Issue;

  constructor(issue: Issue) {
    super(issue.message);
    this.name = 'Unstartable';
    this.issue = issue;
  }
}

/** Why an integration cannot be started, in words. */
export function cannotStart(error: unknown): Issue {
  if (error instanceof Unstartable) return error.issue;
  if (error instanceof UnreadableSecret) {
    return {
      code: 'secret_unreadable',
      message: error.message,
      hint: 'Enter the secret again, then resume.',
    };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'cannot_start',
    message: `The integration cannot be started: ${reason}`,
    hint: 'Save its settings again, then resume.',
  };
}
