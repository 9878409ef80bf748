import type { Send } from '../webhooks/send-log.ts';
import type { Notice } from './layout.ts';

/** What a form did, by the word it led on with. Only words we know are shown. */
const texts: ReadonlyMap<string, string> = new Map([
  ['attribute', 'Changed. Webhooks that wait for it are on their way.'],
  ['event', 'Sent. Webhooks that wait for it are on their way.'],
  ['same', 'Nothing changed, so no webhook fires.'],
  ['saved', 'Saved.'],
]);

export function doneNotice(query: URLSearchParams): Notice | undefined {
  const text = texts.get(query.get('done') ?? '');
  return text === undefined ? undefined : { good: true, lines: [text] };
}

/** What became of a test, which is the latest send. */
export function testNotice(send: Send | undefined): Notice | undefined {
  if (send?.test !== true) return undefined;
  const good = send.status >= 200 && send.status < 300;
  const outcome = send.status === 0 ? `got no answer: ${send.answer}` : `was answered ${send.status}`;
  return { good, lines: [`The test ${outcome}.`] };
}
