import { JsonnetError } from '../jsonnet-error.ts';
import type { Wording } from '../wording.ts';
import { placeText, type Span } from './location.ts';

/** What is wrong with a text before it runs. */
export function staticError(said: string, span: Span, wording: Wording): JsonnetError {
  const place = placeText(span, wording);
  const text = wording === 'cpp' ? `STATIC ERROR: ${place}: ${said}` : `${place} ${said}`;
  return new JsonnetError('static', said, text, span);
}
