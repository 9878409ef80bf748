import type { Notice } from './layout.ts';

/** What a form did, by the word it led on with. Only words we know are shown. */
const texts: ReadonlyMap<string, string> = new Map([
  ['attribute', 'Changed. Webhooks that wait for it are on their way.'],
  ['event', 'Sent. Webhooks that wait for it are on their way.'],
  ['same', 'Nothing changed, so no webhook fires.'],
  ['saved', 'Saved.'],
  ['test', 'Tested. The answer is the first of the last sends.'],
]);

export function doneNotice(query: URLSearchParams): Notice | undefined {
  const text = texts.get(query.get('done') ?? '');
  return text === undefined ? undefined : { good: true, lines: [text] };
}
