import { invalid, type Complaint } from '@causeway/contract/problem';
import { repairSource, type Repaired } from '@causeway/core/template/repair-source';
import type { TemplateLanguage, TryableTemplate } from '../../ports/template-language.ts';

/** The template that a source says; refused, with line and column, when it says none. */
export function compiledSource(language: TemplateLanguage, source: string): TryableTemplate {
  const made = language.compile(source);
  if ('template' in made) return made.template;
  const repaired = repairOf(language, source);
  throw invalid(
    made.issues.map(({ code, message, hint, line, column }, index): Complaint => ({
      pointer: '/source',
      code,
      message: line === undefined ? message : `${line}:${column ?? 1}: ${message}`,
      ...(hint === undefined ? {} : { hint }),
      ...(repaired === undefined || index > 0 ? {} : { fix: repaired.source }),
    })),
  );
}

/** How known printing faults would be put right; undefined when there is nothing that needs no guessing. */
export function repairOf(language: TemplateLanguage, source: string): Repaired | undefined {
  return repairSource(source, (changed) => 'template' in language.compile(changed));
}
