import { repairJson, stuckAt, type JsonFix } from './repair-json.ts';

/** Why a text is not JSON, where that is known, and the text as it was probably meant. */
export interface JsonFault {
  readonly message: string;
  readonly hint: string;
  readonly fix?: string;
}

const WORDS: Readonly<Record<JsonFix['kind'], readonly [what: string, hint: string]>> = {
  single_quotes: ['single quotes', 'Use double quotes around names and texts.'],
  curly_quotes: ['curly quotes', 'Use plain double quotes.'],
  trailing_comma: [
    'a comma with nothing after it',
    'Take it away: nothing stands between it and the closing bracket.',
  ],
  unquoted_key: ['a name without quotes', 'Put double quotes around names.'],
  python_word: ['a word of Python', 'Write true, false and null.'],
  comment: ['a comment', 'JSON has no comments: take it away.'],
  control_character: ['a line break or tab inside a text', 'Write \\n or \\t for it.'],
  byte_order_mark: ['a byte order mark', 'Save it as UTF-8 without one.'],
};

/** Undefined when the text is JSON. */
export function jsonFault(text: string): JsonFault | undefined {
  const repaired = repairJson(text);
  const [first] = repaired?.fixes ?? [];
  if (repaired !== undefined && first !== undefined) {
    const [what, hint] = WORDS[first.kind];
    return {
      message: `It has ${what} in ${place(text, first.at)}, which JSON does not allow.`,
      hint,
      fix: repaired.text,
    };
  }
  if (repaired !== undefined) return undefined;
  if (text.trim() === '') return { message: 'It is empty.', hint: 'Send a JSON object.' };
  if (/^[\w.%+[\]-]+=/.test(text.trim())) {
    return { message: 'It looks like a form.', hint: 'Send JSON, with content-type: application/json.' };
  }
  return broken(text);
}

/** What nobody knows how to mend: at least where it begins. */
function broken(text: string): JsonFault {
  const stuck = stuckAt(text);
  if (stuck === undefined || stuck.at === 0)
    return { message: 'It cannot be understood.', hint: 'Check brackets, quotes and commas.' };
  if (stuck.at >= text.length) {
    return { message: 'It ends before it is complete.', hint: 'Send all of it, up to the last bracket.' };
  }
  const where = place(text, stuck.at);
  return stuck.ended
    ? { message: `It goes on after its end, in ${where}.`, hint: 'Send one JSON object in a request.' }
    : {
        message: `It cannot be understood from ${where} on.`,
        hint: 'Check brackets, quotes and commas there.',
      };
}

function place(text: string, at: number): string {
  const before = text.slice(0, at).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}
