import type { Author } from './audit-store.ts';
import type { Template, TemplateSummary } from './template-store.ts';

export interface TemplateWords {
  readonly name: string;
  readonly description: string;
  readonly source: string;
}

/** An integration that is filled in from a template. */
export interface TemplateUser {
  readonly id: number;
  readonly name: string;
}

/**
 * Templates as both APIs keep them: nothing is stored that does not compile, nothing removed that is in use, and every
 * change is written down and taken up at once. Throws `Refused` for what cannot be done.
 */
export interface TemplateDesk {
  readonly list: (workspace: number) => Promise<readonly TemplateSummary[]>;
  readonly get: (workspace: number, id: string) => Promise<Template>;
  readonly add: (by: Author, words: TemplateWords) => Promise<Template>;
  readonly change: (
    by: Author,
    id: string,
    words: { readonly [K in keyof TemplateWords]?: TemplateWords[K] | undefined },
    ifRevision?: number,
  ) => Promise<Template>;
  readonly remove: (by: Author, id: string, ifRevision?: number) => Promise<void>;
  /** Who uses which, by the ids of the templates. */
  readonly users: (workspace: number) => Promise<ReadonlyMap<string, readonly TemplateUser[]>>;
}
