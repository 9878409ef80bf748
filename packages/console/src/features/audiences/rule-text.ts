import { parseFilter } from '@causeway/core/audience/language/parse-filter';
import type { FilterFault } from '@causeway/core/audience/language/filter-fault';
import { printFilter, printPhrase } from '@causeway/core/audience/language/print-filter';
import type { Rule } from '@causeway/core/audience/rule';
import { rootOf } from './builder/from-rule.ts';
import { emptyRoot, type GroupNode } from './builder/node.ts';
import { toRule } from './builder/to-rule.ts';

/** A text as it was read. */
export interface ReadText {
  readonly text: string;
  /** Undefined: it says none, for now. */
  readonly rule: Rule | undefined;
  readonly alias: string | undefined;
  readonly hasComments: boolean;
  /** Where it cannot be read; nothing is wrong with a text that is still empty. */
  readonly fault: FilterFault | undefined;
}

export function readText(text: string): ReadText {
  if (text.trim() === '')
    return { text, rule: undefined, alias: undefined, hasComments: false, fault: undefined };
  const parsed = parseFilter(text);
  if ('filter' in parsed) return { text, ...parsed.filter, fault: undefined };
  return { text, rule: undefined, alias: undefined, hasComments: false, fault: parsed.faults[0] };
}

/** A text in the builder. */
export interface HeldRoot {
  /** The text that says what the builder shows. */
  readonly text: string;
  readonly root: GroupNode;
}

/** Undefined: it cannot be read, so there is nothing to show. */
export function held({ text, rule, fault }: ReadText): HeldRoot | undefined {
  if (fault !== undefined) return undefined;
  return { text, root: rule === undefined ? emptyRoot() : rootOf(rule) };
}

/**
 * What is written once the builder shows this. `kept`: texts that stay as they are when they say the same rule, with
 * their comments and their lines.
 */
export function textOf(root: GroupNode, alias: string | undefined, kept: readonly string[]): string {
  const rule = toRule(root);
  if (rule === undefined) return '';
  return kept.find((text) => isSame(readText(text).rule, rule)) ?? printFilter(rule, alias);
}

/** Do two texts say the same rule, apart from how they are laid out and what is said in comments? */
export function isSameRule(one: string, other: string): boolean {
  return one === other || isSame(readText(one).rule, readText(other).rule);
}

function isSame(one: Rule | undefined, other: Rule | undefined): boolean {
  return one !== undefined && other !== undefined && printPhrase(one) === printPhrase(other);
}
