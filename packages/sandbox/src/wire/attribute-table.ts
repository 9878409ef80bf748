export type AttributeType = 'string' | 'number' | 'boolean' | 'instant' | 'numbers';
export type Standing = 'published' | 'observed' | 'inferred';

/** One default attribute: how it is written, what it holds, how it is called when read back. */
export interface AttributeRow {
  readonly name: string;
  readonly type: AttributeType;
  /** names it is read back under besides its own */
  readonly short?: string;
  readonly standing: Standing;
}

const published = (name: string, type: AttributeType, short?: string): AttributeRow =>
  short === undefined ? { name, type, standing: 'published' } : { name, type, short, standing: 'published' };
const observed = (name: string, short?: string): AttributeRow =>
  short === undefined
    ? { name, type: 'string', standing: 'observed' }
    : { name, type: 'string', short, standing: 'observed' };

/** published: Insider's upsert documentation. observed: written at the root by a partner-owned connector. */
export const attributeTable: readonly AttributeRow[] = [
  published('email', 'string', 'em'),
  published('phone_number', 'string', 'pn'),
  published('uuid', 'string'),
  published('email_optin', 'boolean'),
  published('sms_optin', 'boolean'),
  published('whatsapp_optin', 'boolean'),
  published('gdpr_optin', 'boolean', 'gdpr'),
  published('name', 'string'),
  published('surname', 'string'),
  published('birthday', 'instant'),
  published('gender', 'string'),
  published('age', 'number'),
  published('language', 'string', 'la'),
  published('lo', 'string'),
  published('country', 'string', 'co'),
  published('city', 'string', 'ci'),
  published('static_segment_id', 'numbers'),
  observed('app_version'),
  observed('idfa'),
  observed('model', 'mo'),
  observed('last_ip'),
  observed('carrier'),
  observed('os_version', 'ov'),
  observed('platform'),
  observed('timezone'),
];

/** published: `list_id` is the older name of `static_segment_id`. observed: `locale` for `lo`. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['list_id', 'static_segment_id'],
  ['locale', 'lo'],
]);

const byName: ReadonlyMap<string, AttributeRow> = new Map(
  attributeTable.flatMap((row) => {
    const older = [...otherNames].filter(([, name]) => name === row.name).map(([other]) => other);
    return [row.name, ...older].map((name) => [name, row] as const);
  }),
);

const byReadName: ReadonlyMap<string, AttributeRow> = new Map([
  ...byName,
  ...attributeTable.flatMap((row) => (row.short === undefined ? [] : [[row.short, row] as const])),
]);

/** The default attribute written under this name, if there is one. */
export function attributeToWrite(name: string): AttributeRow | undefined {
  return byName.get(name);
}

/** The default attribute read under this name: long and short names both work. */
export function attributeToRead(name: string): AttributeRow | undefined {
  return byReadName.get(name);
}

/** inferred: what anonymization removes. The documentation says "PII attributes" without a list. */
export const personalAttributes: readonly string[] = [
  'email',
  'phone_number',
  'name',
  'surname',
  'birthday',
  'last_ip',
  'idfa',
];
