import { skipBreaks, withoutTail } from './quoted.ts';
import { isBlank, isSpace, type YamlSource } from './source.ts';

/** Where a plain scalar stands: within `[…]` and `{…}`, or in a block that is indented more than its parent. */
export type PlainContext = 'flow' | { readonly parent: number };

export const FLOW_INDICATORS = ',[]{}';

/** What a plain scalar may not begin with. */
const RESERVED = ',[]{}#&*!|>\'"%@`';

export function startsPlain(source: YamlSource, context: PlainContext): boolean {
  const char = source.peek();
  if (char === '' || isSpace(char) || RESERVED.includes(char)) return false;
  if (!'-?:'.includes(char)) return true;
  const next = source.peek(1);
  return next !== '' && !isSpace(next) && !(context === 'flow' && FLOW_INDICATORS.includes(next));
}

/** Whether the colon here ends a key. */
export function endsKey(source: YamlSource, flow: boolean): boolean {
  if (source.peek() !== ':') return false;
  const next = source.peek(1);
  return next === '' || isSpace(next) || (flow && FLOW_INDICATORS.includes(next));
}

/** A scalar without quotes, over several lines if it goes on there. Stands behind it afterwards. */
export function plainScalar(source: YamlSource, context: PlainContext): { text: string; lines: number } {
  const flow = context === 'flow';
  const parts = [plainLine(source, flow)];
  let lines = 1;
  for (;;) {
    const end = source.at;
    source.skipBlanks();
    const breaks = source.peek() === '\n' ? skipBreaks(source) : 0;
    const goesOn =
      breaks > 0 && !source.done && source.peek() !== '#' && (flow || source.column() > context.parent);
    const next = goesOn && !endsKey(source, flow) ? plainLine(source, flow) : '';
    if (next === '') {
      source.at = end;
      return { text: parts.join(''), lines };
    }
    parts.push(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), next);
    lines++;
  }
}

/** What of the scalar is on this line. */
function plainLine(source: YamlSource, flow: boolean): string {
  const from = source.at;
  for (let char = source.peek(); char !== '' && char !== '\n'; char = source.peek()) {
    if (endsKey(source, flow)) break;
    if (char === '#' && isBlank(source.text[source.at - 1] ?? '')) break;
    if (flow && FLOW_INDICATORS.includes(char)) break;
    source.at++;
  }
  const text = withoutTail(source.text.slice(from, source.at));
  source.at = from + text.length;
  return text;
}
