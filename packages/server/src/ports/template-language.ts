import type { Issue } from '@causeway/core/result/issue';
import type { Json, JsonObject } from '@causeway/core/result/json';
import type { CompiledTemplate, TemplateFault } from '@causeway/core/template/template-engine';

/**
 * What a trial of a template came to. `text` is as the language itself writes it: the document, or the whole complaint.
 * `trace` are the places it came by, innermost first.
 */
export type Tried =
  | { readonly kind: 'rendered'; readonly text: string; readonly value: Json }
  | {
      readonly kind: 'skipped' | 'failed';
      readonly text: string;
      readonly message: string;
      readonly issue: Issue;
      readonly trace: readonly string[];
    };

/** A template that also says how it came to its result. */
export interface TryableTemplate extends CompiledTemplate {
  readonly try: (entity: JsonObject, config: JsonObject) => Tried;
}

/** A language of templates, for those who write in it. */
export interface TemplateLanguage {
  readonly compile: (
    source: string,
  ) => { readonly template: TryableTemplate } | { readonly issues: readonly TemplateFault[] };
}
