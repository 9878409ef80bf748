import { z } from 'zod';
import { Refused } from './problem.ts';

/** Query parameters of every list. */
export const pageQuery = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .meta({ type: 'integer', minimum: 1, maximum: 200, description: 'Rows per page.' }),
  cursor: z.string().max(4000).optional().meta({ description: '`next` of the page before.' }),
};

const next = z
  .string()
  .nullable()
  .meta({ description: 'Cursor of the next page; null when this is the last one.' });

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ data: z.array(item), next });
}

/** A page of a bounded search: it may end before the page is full, and `next` then goes on from there. */
export function searchPageOf<T extends z.ZodType>(item: T) {
  return z.object({
    data: z.array(item),
    next,
    scanned_to: z.iso.datetime().nullable().meta({
      description: 'Set when the search stopped early: how far back it has looked. Go on with `next`.',
    }),
  });
}

/** All there is, as a list that fits one answer. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ data: z.array(item) });
}

/** ISO 8601 or Unix milliseconds in a query, as Unix milliseconds. */
export const moment = z
  .string()
  .max(40)
  .transform((text, context) => {
    const value = /^\d{9,15}$/.test(text) ? Number(text) : Date.parse(text);
    if (!Number.isNaN(value)) return value;
    context.addIssue({
      code: 'custom',
      message: 'Write a time such as 2026-01-31T12:00:00Z, or Unix milliseconds.',
    });
    return z.NEVER;
  })
  .meta({ type: 'string', description: 'ISO 8601 or Unix milliseconds.' });

/** A number in a path. What is none cannot exist. */
export const idText = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number)
  .meta({ type: 'integer', minimum: 1 });

/** A whole number in a query. */
export function wholeText(description: string) {
  return z
    .string()
    .regex(/^\d{1,12}$/, 'Write a whole number.')
    .transform(Number)
    .meta({ type: 'integer', minimum: 0, description });
}

export const text = (description: string) => z.string().min(1).max(1000).meta({ description });

type Key = string | number;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A place in a list, in a form that nobody is tempted to build by hand. */
export function cursorOf(keys: readonly Key[]): string {
  const ascii = encodeURIComponent(JSON.stringify(keys));
  let bits = 0;
  let held = 0;
  let cursor = '';
  for (let index = 0; index < ascii.length; index++) {
    held = (held << 7) | ascii.charCodeAt(index);
    for (bits += 7; bits >= 6; bits -= 6) cursor += ALPHABET[(held >> (bits - 6)) & 63];
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? cursor : cursor + ALPHABET[(held << (6 - bits)) & 63];
}

/** Reads a cursor back. Throws when it is not one of ours with keys of these kinds. */
export function keysOf(cursor: string, kinds: readonly ('number' | 'string')[]): readonly Key[] {
  let bits = 0;
  let held = 0;
  let ascii = '';
  for (const letter of cursor) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) throw badCursor();
    held = (held << 6) | value;
    bits += 6;
    if (bits >= 7) {
      bits -= 7;
      ascii += String.fromCharCode((held >> bits) & 127);
      held &= (1 << bits) - 1;
    }
  }
  let keys: unknown;
  try {
    keys = JSON.parse(decodeURIComponent(ascii));
  } catch {
    throw badCursor();
  }
  if (!Array.isArray(keys) || keys.length !== kinds.length) throw badCursor();
  kinds.forEach((kind, index) => {
    const key: unknown = keys[index];
    if (typeof key !== kind || (kind === 'number' && !Number.isSafeInteger(key))) throw badCursor();
  });
  return keys as Key[];
}

function badCursor(): Refused {
  const complaint = {
    parameter: 'cursor',
    code: 'bad_cursor',
    message: 'This is not the cursor of such a page.',
    hint: 'Pass on `next` as it was answered, with the same filters, or leave it out.',
  };
  return new Refused(400, 'bad_cursor', complaint.message, [complaint]);
}

/** The last moment that a date can be, either way. */
export const LAST_MOMENT = 8_640_000_000_000_000;

/** Unix milliseconds as answers write a time. Whatever a sender claimed, it can be shown. */
export function timeOf(milliseconds: number): string {
  return new Date(Math.max(-LAST_MOMENT, Math.min(LAST_MOMENT, milliseconds))).toISOString();
}

/** The name that a delivery has in answers. */
export function identifierOf(delivery: number | undefined): string | null {
  return delivery === undefined ? null : `dlv_${delivery}`;
}
