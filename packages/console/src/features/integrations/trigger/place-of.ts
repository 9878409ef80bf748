const NAMES: Readonly<Record<string, string>> = {
  'cloudEvents.type': 'cloudType',
  'cloudEvents.source': 'cloudSource',
  'batch.size': 'batchSize',
  'batch.flushSeconds': 'batchFlush',
  'batch.join': 'batchJoin',
  'userLimit.users': 'limitUsers',
  'userLimit.every': 'limitEvery',
  'userLimit.dayOfWeek': 'limitDay',
  'userLimit.timeOfDay': 'limitTime',
  'userLimit.timeZone': 'limitZone',
  'quiet.from': 'quietFrom',
  'quiet.hours': 'quietHours',
  'quiet.timeZone': 'quietZone',
  userLimit: 'limit',
  shape: 'insiderShape',
};

/** The field of the form that a place in the settings means: `mapping[2].to` is `mapping.2.to`. */
export function placeOf(field: string): string {
  const dotted = field.replaceAll(/\[(\d+)\]/g, '.$1');
  const [root = '', index, part] = dotted.split('.');
  if (root === 'mapping' && index !== undefined)
    return `mapping.${index}.${part === 'default' ? 'otherwise' : (part ?? 'from')}`;
  return NAMES[dotted] ?? NAMES[root] ?? root;
}

/** The same for a JSON pointer of a refusal; undefined when the form has no such field. */
export function placeOfPointer(pointer: string): string | undefined {
  const [root, ...rest] = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (root === 'name') return 'name';
  return root === 'settings' && rest.length > 0 ? placeOf(rest.join('.')) : undefined;
}
