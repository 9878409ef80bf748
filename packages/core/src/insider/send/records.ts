import { utf8Length } from '../../mapping/utf8.ts';
import type { Piece, Removal } from '../profile/draft.ts';

/** One entry of `users`. */
export interface UserRecord {
  readonly text: string;
  /** UTF-8 length of `text`. */
  readonly bytes: number;
  /** The message behind each event of the record, in the order of the body. */
  readonly eventIds: readonly number[];
}

/** Everything one customer says in an upsert. */
export interface Said {
  /** `identifiers` as JSON text. */
  readonly identifiers: string;
  readonly pieces: readonly Piece[];
  readonly events: readonly string[];
  /** The message behind each of `events`. */
  readonly eventIds: readonly number[];
}

/**
 * The records of one customer, in order. One as a rule; two when some lists are appended and others replaced, since
 * Insider takes one policy per record; more when everything together is longer than `limit` bytes.
 */
export function userRecords(said: Said, limit: number): readonly UserRecord[] {
  const { pieces, events, eventIds } = said;
  let appends = false;
  let replaces = false;
  for (const { bucket } of pieces) {
    if (bucket === 'append') appends = true;
    else if (bucket === 'replace') replaces = true;
  }
  const records =
    appends && replaces
      ? [
          record(
            said,
            pieces.filter(({ bucket }) => bucket !== 'replace'),
            false,
            [],
            [],
          ),
          record(
            said,
            pieces.filter(({ bucket }) => bucket === 'replace'),
            true,
            events,
            eventIds,
          ),
        ]
      : [record(said, pieces, replaces, events, eventIds)];
  for (const { bytes } of records) if (bytes > limit) return cut(said, limit);
  return records;
}

/** Cuts what is too long for one record into as few as possible: attributes first, then events in their order. */
function cut(said: Said, limit: number): readonly UserRecord[] {
  const { pieces, events, eventIds } = said;
  const records: UserRecord[] = [];
  const fill = <T>(
    items: readonly T[],
    length: (item: T) => number,
    make: (part: readonly T[]) => UserRecord,
  ): void => {
    const frame = make([]).bytes + SLACK;
    let part: T[] = [];
    let bytes = frame;
    for (const item of items) {
      const more = length(item) + 1;
      if (part.length > 0 && bytes + more > limit) {
        records.push(make(part));
        part = [];
        bytes = frame;
      }
      part.push(item);
      bytes += more;
    }
    if (part.length > 0) records.push(make(part));
  };
  for (const replaces of [false, true]) {
    const group = pieces.filter(({ bucket }) => (bucket === 'replace') === replaces);
    fill(
      group,
      ({ name, text }) => utf8Length(name.prefix + text),
      (part) => record(said, part, replaces, [], []),
    );
  }
  fill(
    events.map((text, index) => ({ text, id: eventIds[index] ?? 0 })),
    ({ text }) => utf8Length(text),
    (part) =>
      record(
        said,
        [],
        false,
        part.map(({ text }) => text),
        part.map(({ id }) => id),
      ),
  );
  return records;
}

/** Keys and brackets that come with the first attribute, custom attribute or event of a record. */
const SLACK = 64;

function record(
  { identifiers }: Said,
  pieces: readonly Piece[],
  replaces: boolean,
  events: readonly string[],
  eventIds: readonly number[],
): UserRecord {
  let text = '{"identifiers":' + identifiers;
  let customs = 0;
  let first = true;
  for (const { name, text: value, custom } of pieces) {
    if (custom) customs++;
    else {
      text += first ? ',"attributes":{' + name.prefix : name.next;
      text += value;
      first = false;
    }
  }
  if (customs > 0) {
    text += first ? ',"attributes":{"custom":{' : ',"custom":{';
    first = true;
    for (const { name, text: value, custom } of pieces) {
      if (!custom) continue;
      text += first ? name.prefix : name.next;
      text += value;
      first = false;
    }
    text += '}}';
  } else if (!first) text += '}';
  if (replaces) text += ',"not_append":true';
  if (events.length > 0) {
    text += ',"events":[' + (events[0] ?? '');
    for (let at = 1; at < events.length; at++) text += ',' + (events[at] ?? '');
    text += ']';
  }
  text += '}';
  // Measured at once, which makes it one text: its parts would wait until the whole request is joined.
  return { text, bytes: utf8Length(text), eventIds: events.length > 0 ? eventIds : NO_EVENTS };
}

const NO_EVENTS: readonly number[] = [];

/** The records that take attributes out; more than one only when the list of entries to remove is very long. */
export function removalRecords(identifiers: string, removal: Removal, limit: number): readonly UserRecord[] {
  const all = removalRecord(identifiers, removal);
  if (all.bytes <= limit) return [all];
  const single: Removal[] = [
    { ...NONE, whole: removal.whole, customWhole: removal.customWhole },
    ...removal.partial.map((entry) => ({ ...NONE, partial: [entry] })),
    ...removal.customPartial.map((entry) => ({ ...NONE, customPartial: [entry] })),
  ];
  return single
    .filter((part) => Object.values(part).some((list) => list.length > 0))
    .map((part) => removalRecord(identifiers, part));
}

const NONE: Removal = { whole: [], partial: [], customWhole: [], customPartial: [] };

function removalRecord(identifiers: string, removal: Removal): UserRecord {
  const custom = removalText(removal.customWhole, removal.customPartial);
  const text =
    `{"identifiers":${identifiers}` +
    prefixed(removalText(removal.whole, removal.partial)) +
    (custom === '' ? '' : `,"custom":{${custom}}`) +
    '}';
  return { text, bytes: utf8Length(text), eventIds: NO_EVENTS };
}

function removalText(whole: readonly string[], partial: readonly string[]): string {
  const parts: string[] = [];
  if (whole.length > 0) parts.push(`"whole":[${whole.map((name) => `"${name}"`).join(',')}]`);
  if (partial.length > 0) parts.push(`"partial":{${partial.join(',')}}`);
  return parts.join(',');
}

function prefixed(text: string): string {
  return text === '' ? '' : ',' + text;
}
