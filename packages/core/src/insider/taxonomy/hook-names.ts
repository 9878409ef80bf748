import { DEFAULT_ATTRIBUTES } from './attributes.ts';
import { DEFAULT_PARAMS } from './params.ts';
import type { FactStatus } from './source.ts';

export interface HookName {
  /** As the request writes it. */
  readonly written: string;
  readonly source: string;
  readonly status: FactStatus;
}

const SAMPLE = 'A partner’s sample of an event webhook';
const TABLE = 'A partner’s table of what its receiver of webhooks gets';
const UPSERT = 'Insider: upsert documentation';
const MAILS = 'Insider: e-mail events webhook documentation';
const LIKELY = 'The same word in the other spelling that Insider’s own products use';

const written = (status: FactStatus, source: string, ...names: readonly string[]): readonly HookName[] =>
  names.map((name) => ({ written: name, source, status }));

/** Where the parts of a webhook's body are found. No complete description of it is published. */
export const INSIDER_ID_NAMES: readonly HookName[] = [
  ...written('observed', SAMPLE, 'insider_id'),
  ...written('documented', MAILS, 'iid'),
  ...written('inferred', LIKELY, 'insiderId'),
];
export const HOOK_ID_NAMES: readonly HookName[] = [
  ...written('observed', SAMPLE, 'hook_id'),
  ...written('inferred', LIKELY, 'hookId'),
];
export const EVENT_NAME_NAMES: readonly HookName[] = [
  ...written('observed', SAMPLE, 'event_name'),
  ...written('documented', MAILS, 'event'),
  ...written('inferred', LIKELY, 'eventName', 'en'),
];
export const ATTRIBUTES_NAMES: readonly HookName[] = [
  ...written('observed', SAMPLE, 'attrs'),
  ...written('documented', UPSERT, 'attributes'),
  ...written('inferred', LIKELY, 'attr', 'user_attributes'),
];
export const PARAMS_NAMES: readonly HookName[] = [
  ...written('observed', SAMPLE, 'event_parameters'),
  ...written('documented', UPSERT, 'event_params'),
  ...written('inferred', LIKELY, 'eventParameters', 'eventParams', 'parameters', 'params', 'ep'),
];

/** What a partner's receiver puts in front of every name, and of an attribute's beside it (observed, by its table). */
export const PREFIXES = { all: 'insider_', attribute: 'attr_' } as const;

const FURTHER: readonly (HookName & { readonly name: string })[] = [
  { written: 'phone', name: 'phone_number', source: TABLE, status: 'observed' },
];

/** Short and other names of attributes, and the name each stands for. An attribute's own name always means itself. */
export const ATTRIBUTE_ALIASES: ReadonlyMap<string, string> = new Map([
  ...DEFAULT_ATTRIBUTES.flatMap(({ name, readName }) =>
    readName === undefined ? [] : [[readName, name] as const],
  ),
  ...FURTHER.map(({ written: alias, name }) => [alias, name] as const),
  ...INSIDER_ID_NAMES.map((name) => [name.written, 'insider_id'] as const),
]);

/** Short names of parameters (observed, by the same table and in the web collector), and the long ones. */
export const PARAM_ALIASES: ReadonlyMap<string, string> = new Map(
  DEFAULT_PARAMS.flatMap(({ name, shortKey }) => (shortKey === undefined ? [] : [[shortKey, name] as const])),
);
