import type { Issue } from '../result/issue.ts';
import type { Json, JsonObject } from '../result/json.ts';

/** What came of filling a template in. `skipped`: it said itself, with `error` or `assert`, that nothing is to be sent. */
export type Rendered =
  | { readonly kind: 'rendered'; readonly value: Json }
  | { readonly kind: 'skipped'; readonly message: string }
  | { readonly kind: 'failed'; readonly issue: Issue };

/** A template, compiled. Pure, and bounded in time and memory. */
export interface CompiledTemplate {
  readonly render: (entity: JsonObject, config: JsonObject) => Rendered;
}

/** A language of templates: what is in it compiles once, or has its faults told with line and column. */
export interface TemplateEngine {
  readonly compile: (
    source: string,
  ) => { readonly template: CompiledTemplate } | { readonly issues: readonly TemplateFault[] };
}

/** Lines and columns count from 1. */
export interface TemplateFault extends Issue {
  readonly line?: number;
  readonly column?: number;
}

/** The templates that settings refer to by id. */
export type TemplateShelf = (id: string) => CompiledTemplate | undefined;

/** For settings that refer to none. */
export const NO_TEMPLATES: TemplateShelf = () => undefined;
