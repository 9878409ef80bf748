import { compile, type Program } from '@causeway/jsonnet/jsonnet';
import { JsonnetError } from '@causeway/jsonnet/jsonnet-error';
import { placeText, type Span } from '@causeway/jsonnet/syntax/location';
import type { Issue } from '@causeway/core/result/issue';
import type { JsonObject } from '@causeway/core/result/json';
import type { Rendered, TemplateFault } from '@causeway/core/template/template-engine';
import type { TemplateLanguage, Tried, TryableTemplate } from '../../ports/template-language.ts';
import { foreignImports } from './foreign-imports.ts';
import { CONFIG, ENTITY, LIBRARY, LIBRARY_NAME } from './lytemplates.data.ts';
import { saidSo } from './said-so.ts';

/** By what name complaints speak of a template. */
const NAME = 'template';
/** Hundreds of times what a recipe needs, and over in a fifth of a second: many templates share one thread. */
const BUDGETS = { steps: 400_000, frames: 500, allocations: 1_000_000 };
/**
 * A template that never ends would hold up everybody for that long with every event. After so many it gets a small
 * budget, still many times what a recipe needs, until enough events are filled in again: ten make good for one, so that
 * one that ends now and then is no better off.
 */
const PATIENCE = 3;
const MADE_GOOD = 0.1;
const MOST_EXHAUSTED = 2 * PATIENCE;
const SMALL_BUDGETS = { ...BUDGETS, steps: BUDGETS.steps / 20, allocations: BUDGETS.allocations / 20 };
const MOST_CHARACTERS = 200_000;
const MOST_FAULTS = 20;

/**
 * Templates in Jsonnet. They see what they are given and nothing else: the only import is `lytemplates.libsonnet`, which
 * is looked for when they are compiled. Errors speak in the words of go-jsonnet, as services for such templates do.
 */
export function createJsonnetEngine(): TemplateLanguage {
  return {
    compile: (source) => {
      if (source.length > MOST_CHARACTERS) return { issues: [tooLong()] };
      try {
        const program = compile(source, { name: NAME, wording: 'go', imports: onlyLibrary });
        const foreign = foreignImports(NAME, source);
        return foreign.length > 0
          ? {
              issues: foreign
                .slice(0, MOST_FAULTS)
                .map(({ path, span }) => ({ ...importFault(path), ...placeOf(span) })),
            }
          : { template: templateOf(program) };
      } catch (error) {
        if (!(error instanceof JsonnetError)) throw error;
        return { issues: [{ code: 'template_unreadable', message: error.said, ...placeOf(error.span) }] };
      }
    },
  };
}

function onlyLibrary(path: string): { name: string; content: string } | undefined {
  return path === LIBRARY_NAME ? { name: LIBRARY_NAME, content: LIBRARY } : undefined;
}

function templateOf(program: Program): TryableTemplate {
  const given = (entity: JsonObject, config: JsonObject) => ({
    ext: { [ENTITY]: { json: entity as never }, [CONFIG]: { json: config as never } },
    budgets: BUDGETS,
  });
  let exhausted = 0;
  return {
    render: (entity, config): Rendered => {
      try {
        const budgets = exhausted < PATIENCE ? BUDGETS : SMALL_BUDGETS;
        const value = program.value({ ...given(entity, config), budgets, numbers: 'shortest' });
        exhausted = Math.max(0, exhausted - MADE_GOOD);
        return { kind: 'rendered', value };
      } catch (error) {
        const { kind, message, issue } = complaintOf(error);
        if (issue.code === 'template_exhausted') exhausted = Math.min(MOST_EXHAUSTED, exhausted + 1);
        else exhausted = Math.max(0, exhausted - MADE_GOOD);
        return kind === 'skipped' ? { kind, message } : { kind: 'failed', issue };
      }
    },
    try: (entity, config) => {
      try {
        const text = program.evaluate({ ...given(entity, config), numbers: 'reference' });
        const value = program.value({ ...given(entity, config), numbers: 'shortest' });
        return { kind: 'rendered', text, value };
      } catch (error) {
        return complaintOf(error);
      }
    },
  };
}

function complaintOf(error: unknown): Exclude<Tried, { kind: 'rendered' }> {
  if (!(error instanceof JsonnetError)) throw error;
  const { said, message: text, trace, span } = error;
  const own = trace.find((line) => line.span?.source.name === NAME)?.span ?? span;
  const place = placeOf(own);
  const where = place.line === undefined ? '' : ` at ${place.line}:${place.column}`;
  const ran = !saidSo(error) && said.startsWith('budget exhausted');
  const issue: Issue = {
    code: ran ? 'template_exhausted' : 'template_failed',
    message: `The template fails${where}: ${said}`,
    hint: 'Correct the template, then send it again.',
  };
  const lines = trace.map((line) =>
    [line.span === undefined ? '' : placeText(line.span, 'go'), line.context].filter(Boolean).join(' '),
  );
  return {
    kind: saidSo(error) ? 'skipped' : 'failed',
    text,
    message: said,
    issue,
    trace: lines.filter((line) => line !== ''),
  };
}

/** Columns in characters, as editors count them. */
function placeOf(span: Span | undefined): { line?: number; column?: number } {
  if (span === undefined) return {};
  const lines = span.source.text.slice(0, span.begin).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

function importFault(path: string): TemplateFault {
  return {
    code: 'template_import',
    message: `There is no "${path.slice(0, 100)}" to import.`,
    hint: `Templates import "${LIBRARY_NAME}" and nothing else.`,
  };
}

function tooLong(): TemplateFault {
  return { code: 'template_too_long', message: `A template has at most ${MOST_CHARACTERS} characters.` };
}
