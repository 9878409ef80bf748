import type { JsonnetError } from '@causeway/jsonnet/jsonnet-error';

/** What it says of itself when an evaluation takes too much, wherever that is. */
const OWN = /^(?:max stack frames exceeded|budget exhausted|internal error|couldn't manifest)/;

/**
 * Did the template itself end its rendering, with `error` or a failing `assert`? Then nothing is to be sent; anything
 * else is a fault. The place of such an error is the expression that says so.
 */
export function saidSo({ kind, said, span, trace }: JsonnetError): boolean {
  if (kind !== 'runtime' || span === undefined || OWN.test(said)) return false;
  const text = span.source.text.slice(span.begin, span.end);
  if (/^error\b/.test(text)) return true;
  if (/^assert\b/.test(text)) return !said.startsWith('Unexpected type ');
  // In an object it is the message that is at fault, or with none the condition.
  return (
    trace[0]?.context === 'thunk <object_assert>' &&
    (said === 'Object assertion failed.' || behindColon(span.source.text, span.begin))
  );
}

function behindColon(text: string, at: number): boolean {
  return /:\s*$/.test(text.slice(Math.max(0, at - 200), at));
}
