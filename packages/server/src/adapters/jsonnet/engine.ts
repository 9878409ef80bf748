import { compile, type Program } from '@causeway/jsonnet/jsonnet';
import { JsonnetError } from '@causeway/jsonnet/jsonnet-error';
import { placeText, type Span } from '@causeway/jsonnet/syntax/location';
import type { Issue } from '@causeway/core/result/issue';
import type { JsonObject } from '@causeway/core/result/json';
import type { Rendered, TemplateFault } from '@causeway/core/template/template-engine';
import { afterEvent, isTrusted, TRUSTED } from '@causeway/core/template/trust';
import type { TemplateLanguage, Tried, TryableTemplate } from '../../ports/template-language.ts';
import { foreignImports } from './foreign-imports.ts';
import { CONFIG, ENTITY, LIBRARY, LIBRARY_NAME } from './lytemplates.data.ts';
import { saidSo } from './said-so.ts';

/** By what name complaints speak of a template. */
const NAME = 'template';
/** As much as filling in six thousand lines of an order takes: a recipe needs a hundredth of it. */
const BUDGETS = { steps: 200_000, frames: 500, allocations: 500_000 };
/** For a while after that was not enough (see `Trust`): many templates share one thread. */
const SMALL_BUDGETS = { ...BUDGETS, steps: 20_000, allocations: 50_000 };
const EXHAUSTED = 'template_exhausted';
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
  let trust = TRUSTED;
  return {
    render: (entity, config): Rendered => {
      const budgets = isTrusted(trust) ? BUDGETS : SMALL_BUDGETS;
      let ranOut = false;
      try {
        const value = program.value({ ...given(entity, config), budgets, numbers: 'shortest' });
        return { kind: 'rendered', value };
      } catch (error) {
        const { kind, message, issue } = complaintOf(error);
        ranOut = issue.code === EXHAUSTED;
        return kind === 'skipped' ? { kind, message } : { kind: 'failed', issue };
      } finally {
        trust = afterEvent(trust, ranOut);
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
    code: ran ? EXHAUSTED : 'template_failed',
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
