import type { WebhookProblem } from '@causeway/core/webhook/problem';

/**
 * What is wrong with bytes that are no UTF-8; `text` is what reading them as UTF-8 came to. Letters that cannot be read
 * would become `\uFFFD`, and a name with one in it would be registered for good: so the body is refused.
 */
export function utf8Fault(bytes: Buffer, text: string): WebhookProblem | undefined {
  // Most bodies have no such letter at all, and a few send one on purpose.
  if (!text.includes('\uFFFD')) return undefined;
  const again = Buffer.from(text);
  if (again.equals(bytes)) return undefined;
  const at = again.findIndex((byte, index) => byte !== bytes[index]);
  return {
    code: 'body_not_utf8',
    status: 400,
    field: 'body',
    message: `The body is not UTF-8, from byte ${at + 1} on.`,
    hint: `Send it as UTF-8. It may be ${likely(bytes)}.`,
  };
}

function likely(bytes: Buffer): string {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return marked ? 'UTF-16' : 'Latin-1 or Windows-1252';
}
