import type { RuleIssue } from '@causeway/core/audience/check-rule';
import type { Rule } from '@causeway/core/audience/rule';
import type { JsonObject } from '@causeway/core/result/json';
import type { AudienceRecord } from './audience-store.ts';
import type { Author } from './audit-store.ts';

/** A rule in one of its two forms; exactly one is given. */
export interface RuleWords {
  /** FilterQL. */
  readonly filter?: string | undefined;
  readonly rule?: Rule | undefined;
}

export interface AudienceWords extends RuleWords {
  readonly name: string;
  /** Made of the name when it is left out. */
  readonly slug?: string | undefined;
  readonly description: string;
  readonly announce: boolean;
  readonly options?: JsonObject | undefined;
}

/** What is left out stays. `announce` is of a rule that changes, and means nothing without one. */
export type AudienceEdit = { readonly [K in keyof AudienceWords]?: AudienceWords[K] | undefined };

/** An issue of a rule: at a place in the tree, or in a text that cannot be read, in which lines and columns count from 1. */
export interface PlacedIssue extends RuleIssue {
  readonly line?: number;
  readonly column?: number;
  readonly length?: number;
}

export interface CheckedRule {
  /** As given, or as the tree is written. */
  readonly filter: string;
  /** Undefined when the text is not FilterQL. */
  readonly rule: Rule | undefined;
  readonly hasComments: boolean;
  readonly issues: readonly PlacedIssue[];
}

/** Who names an audience. */
export interface AudienceUsers {
  readonly audiences: readonly { readonly id: string; readonly name: string }[];
  readonly integrations: readonly { readonly id: number; readonly name: string }[];
}

/**
 * Audiences as all APIs keep them: no rule is stored that cannot be judged, no slug given twice, nothing taken away that
 * others name, and every change is written down and taken up at once. Throws `Refused` for what cannot be done.
 */
export interface AudienceDesk {
  /** By name. */
  readonly list: (workspace: number) => Promise<readonly AudienceRecord[]>;
  readonly get: (workspace: number, id: string) => Promise<AudienceRecord>;
  readonly add: (by: Author, words: AudienceWords) => Promise<AudienceRecord>;
  readonly change: (
    by: Author,
    id: string,
    words: AudienceEdit,
    ifRevision?: number,
  ) => Promise<AudienceRecord>;
  readonly remove: (by: Author, id: string, ifRevision?: number) => Promise<void>;
  /** `id`: of the audience that it is to be the rule of. */
  readonly check: (workspace: number, words: RuleWords, id?: string) => Promise<CheckedRule>;
  /** The same of a rule that is used: refused when it has errors. */
  readonly usable: (
    workspace: number,
    words: RuleWords,
    id?: string,
  ) => Promise<CheckedRule & { readonly rule: Rule }>;
  /** By the ids of the audiences. */
  readonly users: (workspace: number) => Promise<ReadonlyMap<string, AudienceUsers>>;
}
