import type { Subject } from './consent.ts';

/** Somebody says yes or no to one subject; `evidence`: the words it was said in, such as OneTrust C0004. */
export interface Statement {
  readonly subject: Subject;
  readonly granted: boolean;
  readonly evidence: string;
}
