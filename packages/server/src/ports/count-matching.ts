import type { Rule } from '@causeway/core/audience/rule';
import type { Author } from './audit-store.ts';

/**
 * How many customers meet a rule, which can be judged. Of very many customers it is reckoned from those that there was
 * time for. Throws `Refused` when it has to give way to others.
 */
export type CountMatching = (by: Author, rule: Rule) => Promise<number>;
