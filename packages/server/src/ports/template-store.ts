import type { Noting, NotingChange } from './audit-store.ts';

/** A stored template without its source. Times are Unix milliseconds. */
export interface TemplateSummary {
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly workspace: number;
  /** For people; several may have the same. */
  readonly name: string;
  readonly type: 'jsonnet';
  readonly description: string;
  /** Grows by one with every change of the source. */
  readonly revision: number;
  /** Who wrote the present revision, as they were called then. */
  readonly author: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface Template extends TemplateSummary {
  readonly source: string;
}

/** What a template was at a time. Kept as long as the template is. */
export interface TemplateRevision {
  readonly revision: number;
  readonly source: string;
  readonly author: string;
  readonly at: number;
}

export type TemplateDraft = Pick<
  Template,
  'id' | 'workspace' | 'name' | 'type' | 'description' | 'source' | 'author'
>;

export interface TemplateChange {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** Another one than it has is a new revision, by `author`. */
  readonly source?: string | undefined;
  readonly author: string;
  readonly ifRevision?: number | undefined;
}

/** Templates. Whoever changes one says what to write down about it, and that is written with the change or not at all. */
export interface TemplateStore {
  /** By name. */
  readonly templates: (workspace: number) => Promise<readonly TemplateSummary[]>;
  readonly template: (workspace: number, id: string) => Promise<Template | undefined>;
  /** Newest first. */
  readonly revisions: (workspace: number, id: string) => Promise<readonly TemplateRevision[]>;
  readonly addTemplate: (draft: TemplateDraft, now: number, noting: Noting<Template>) => Promise<Template>;
  /** Changes what is given; answers undefined when there is none, or when `ifRevision` is not its revision any more. */
  readonly changeTemplate: (
    workspace: number,
    id: string,
    change: TemplateChange,
    now: number,
    noting: NotingChange<Template>,
  ) => Promise<Template | undefined>;
  /** With all its revisions; answers whether there was one, and it was of `ifRevision` if that is given. */
  readonly removeTemplate: (
    workspace: number,
    id: string,
    ifRevision: number | undefined,
    now: number,
    noting: Noting<Template>,
  ) => Promise<boolean>;
}
