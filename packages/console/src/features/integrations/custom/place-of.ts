const NAMES: Readonly<Record<string, string>> = {
  'body.template': 'template',
  'body.config': 'config',
  'body.format': 'format',
  shape: 'insiderShape',
  'batch.size': 'batchSize',
  'batch.join': 'batchJoin',
  events: 'only',
};

/**
 * The field of the form that a place in the settings means: `headers[2].name` is `headers.2.name`, and everything in
 * the body is the one field in which the body is written.
 */
export function placeOf(field: string): string {
  const dotted = field.replaceAll(/\[(\d+)\]/g, '.$1');
  if (/^body\.content(\.|$)/.test(dotted)) return 'content';
  if (/^body\.config(\.|$)/.test(dotted)) return 'config';
  const [root = '', index, part] = dotted.split('.');
  if (root === 'headers' && index !== undefined) return `headers.${index}.${part ?? 'name'}`;
  if (/^(events|except|doNotRetry)\./.test(dotted)) return NAMES[root] ?? root;
  return NAMES[dotted] ?? root;
}

/** The same for a JSON pointer of a refusal; undefined when the form has no such field. */
export function placeOfPointer(pointer: string): string | undefined {
  const [root, ...rest] = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (root === 'name') return 'name';
  if (root === 'secrets') return rest[0] === 'signing_secret' ? 'signingSecret' : 'secretHeaders';
  return root === 'settings' && rest.length > 0 ? placeOf(rest.join('.')) : undefined;
}
