import { parseArgs, type ParseArgsConfig } from 'node:util';

export type Command =
  | { readonly name: 'start'; readonly env: Readonly<Record<string, string>> }
  | { readonly name: 'demo'; readonly exit: boolean; readonly shoppers: number; readonly seed: number }
  | { readonly name: 'sandbox'; readonly args: readonly string[] }
  | { readonly name: 'token'; readonly env: Readonly<Record<string, string>> }
  | { readonly name: 'doctor'; readonly env: Readonly<Record<string, string>>; readonly online: boolean }
  | {
      readonly name: 'backup';
      readonly env: Readonly<Record<string, string>>;
      readonly to: string;
      readonly withoutKey: boolean;
    }
  | { readonly name: 'restore'; readonly env: Readonly<Record<string, string>>; readonly from: string }
  | { readonly name: 'help'; readonly topic: string | undefined }
  | { readonly name: 'version' };

/** The command line cannot be understood. `topic` is the command whose help says how it is meant. */
export class UsageError extends Error {
  readonly topic: string | undefined;

  constructor(message: string, topic: string | undefined) {
    super(message);
    this.name = 'UsageError';
    this.topic = topic;
  }
}

const COMMANDS = ['start', 'demo', 'sandbox', 'token', 'doctor', 'backup', 'restore', 'help'];

/** Flags of `start` and `doctor`, and the settings of the hub they stand for. */
const HUB_FLAGS = { data: 'CAUSEWAY_DATA', port: 'CAUSEWAY_PORT', host: 'CAUSEWAY_HOST' } as const;
const TEXT = { type: 'string' } as const;
const HELP = { help: { type: 'boolean', short: 'h' } } as const;
const HUB_OPTIONS = { data: TEXT, port: TEXT, host: TEXT, ...HELP } as const;

/** Reads `process.argv` without its first two entries. Throws a UsageError. */
export function readCommandLine(argv: readonly string[]): Command {
  const [first, ...rest] = argv;
  if (first === undefined) return { name: 'help', topic: undefined };
  if (first === '--help' || first === '-h') return { name: 'help', topic: undefined };
  if (first === '--version' || first === '-v') return { name: 'version' };
  switch (first) {
    case 'start': {
      const values = read(first, rest, HUB_OPTIONS);
      return values.help === true ? { name: 'help', topic: first } : { name: 'start', env: hubEnv(values) };
    }
    case 'token': {
      const values = read(first, rest, { data: TEXT, ...HELP });
      return values.help === true ? { name: 'help', topic: first } : { name: 'token', env: hubEnv(values) };
    }
    case 'doctor': {
      const values = read(first, rest, { ...HUB_OPTIONS, online: { type: 'boolean' } });
      if (values.help === true) return { name: 'help', topic: first };
      return { name: 'doctor', env: hubEnv(values), online: values.online === true };
    }
    case 'backup': {
      const values = read(first, rest, { data: TEXT, to: TEXT, 'without-key': { type: 'boolean' }, ...HELP });
      if (values.help === true) return { name: 'help', topic: first };
      const to = needed(first, 'to', values.to);
      return { name: 'backup', env: hubEnv(values), to, withoutKey: values['without-key'] === true };
    }
    case 'restore': {
      const values = read(first, rest, { data: TEXT, from: TEXT, ...HELP });
      if (values.help === true) return { name: 'help', topic: first };
      return { name: 'restore', env: hubEnv(values), from: needed(first, 'from', values.from) };
    }
    case 'demo': {
      const values = read(first, rest, { exit: { type: 'boolean' }, shoppers: TEXT, seed: TEXT, ...HELP });
      if (values.help === true) return { name: 'help', topic: first };
      const shoppers = whole(first, 'shoppers', values.shoppers ?? '120', 20, 20_000);
      const seed = whole(first, 'seed', values.seed ?? '1', 0, 2_147_483_647);
      return { name: 'demo', exit: values.exit === true, shoppers, seed };
    }
    case 'sandbox':
      // The sandbox reads and explains its own arguments.
      return rest.includes('--help') || rest.includes('-h')
        ? { name: 'help', topic: first }
        : { name: 'sandbox', args: rest };
    case 'help': {
      const [topic] = rest;
      if (topic !== undefined && !COMMANDS.includes(topic)) throw unknown(topic);
      return { name: 'help', topic };
    }
    default:
      throw unknown(first);
  }
}

function read<T extends NonNullable<ParseArgsConfig['options']>>(
  topic: string,
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${reason ?? ''}.`.replace(/\.\.$/, '.'), topic);
  }
}

function needed(topic: string, flag: string, value: string | undefined): string {
  if (value !== undefined && value.trim() !== '') return value;
  throw new UsageError(`--${flag} FOLDER is needed.`, topic);
}

function hubEnv(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(HUB_FLAGS).flatMap(([flag, variable]) => {
      const value = values[flag];
      // A flag wins, also over the file that the environment may name instead.
      return typeof value === 'string'
        ? [
            [variable, value],
            [`${variable}_FILE`, ''],
          ]
        : [];
    }),
  );
}

function whole(topic: string, flag: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new UsageError(`--${flag} must be a whole number from ${min} to ${max}, not "${text}".`, topic);
}

function unknown(command: string): UsageError {
  const meant = COMMANDS.find(
    (known) => command.length > 1 && (known.startsWith(command) || command.startsWith(known)),
  );
  const hint = meant === undefined ? `There are ${COMMANDS.join(', ')}.` : `Did you mean ${meant}?`;
  return new UsageError(`There is no command "${command}". ${hint}`, undefined);
}
