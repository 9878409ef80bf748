import { autocompletion, type Completion, type CompletionContext } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { syntaxTree } from '@codemirror/language';
import { linter, type Diagnostic } from '@codemirror/lint';
import { RangeSetBuilder, type EditorState, type Extension } from '@codemirror/state';
import {
  Decoration,
  ViewPlugin,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from '@codemirror/view';
import type { PlaceholderOption } from './placeholder-options.ts';
import { openedBefore, placeholderSpans, type PlaceholderSpan } from './placeholder-spans.ts';

/** Asked when somebody types, so that the editor stays while what is known changes. */
export type Options = () => readonly PlaceholderOption[];

/** One line with placeholders: an address, the value of a header. */
export function placeholderLine(options: Options): Extension {
  return [marks(spansInLine), faults(spansInLine), completion(options)];
}

/** JSON with placeholders in its texts. */
export function placeholderJson(options: Options): Extension {
  return [json(), marks(spansInJson), faults(spansInJson), completion(options)];
}

type Spans = (state: EditorState) => readonly PlaceholderSpan[];

function spansInLine({ doc }: EditorState): readonly PlaceholderSpan[] {
  return placeholderSpans(doc.toString());
}

/** Each text by itself: an odd sign at the end of one begins nothing in the next. Names of fields are taken as they are. */
function spansInJson(state: EditorState): readonly PlaceholderSpan[] {
  const spans: PlaceholderSpan[] = [];
  syntaxTree(state).iterate({
    enter: ({ name, from, to }) => {
      if (name === 'String') spans.push(...placeholderSpans(state.sliceDoc(from, to), from));
    },
  });
  return spans;
}

const KNOWN = Decoration.mark({ class: 'cw-placeholder' });
const UNKNOWN = Decoration.mark({ class: 'cw-placeholder-unknown' });

function marks(spans: Spans): Extension {
  const made = (view: EditorView): DecorationSet => {
    const builder = new RangeSetBuilder<Decoration>();
    for (const { from, to, fault } of spans(view.state))
      builder.add(from, to, fault === undefined ? KNOWN : UNKNOWN);
    return builder.finish();
  };
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = made(view);
      }
      update({ view, docChanged, viewportChanged, state, startState }: ViewUpdate): void {
        if (docChanged || viewportChanged || syntaxTree(state) !== syntaxTree(startState))
          this.decorations = made(view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

function faults(spans: Spans): Extension {
  return linter(
    ({ state }) =>
      spans(state).flatMap(({ from, to, fault }): Diagnostic[] =>
        fault === undefined ? [] : [{ from, to, severity: 'error', message: fault }],
      ),
    { delay: 200 },
  );
}

function completion(options: Options): Extension {
  return autocompletion({
    icons: false,
    override: [
      (context) => {
        const line = context.state.doc.lineAt(context.pos);
        const opened = openedBefore(textBefore(context, line.from));
        if (opened === undefined) return null;
        return {
          from: context.pos - opened.typed.length,
          options: options().map(completionOf),
          validFor: /^[\w.$ -]*$/,
        };
      },
    ],
  });
}

/** From the beginning of the line, or of the text of JSON that the cursor stands in. */
function textBefore({ state, pos }: CompletionContext, lineFrom: number): string {
  const node = syntaxTree(state).resolveInner(pos, -1);
  const from = node.name === 'String' ? node.from : lineFrom;
  return state.sliceDoc(from, pos);
}

const GROUPS: readonly PlaceholderOption['group'][] = [
  'Of every event',
  'Of the event',
  'Of the customer',
  'Around the event',
];

function completionOf({ path, note, group }: PlaceholderOption): Completion {
  return {
    label: path,
    detail: note,
    section: { name: group, rank: GROUPS.indexOf(group) },
    apply: (view, _completion, from, to) => {
      const closed = view.state.sliceDoc(to, to + 2) === '##';
      const insert = closed ? path : `${path}##`;
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + path.length + 2 },
        userEvent: 'input.complete',
      });
    },
  };
}
