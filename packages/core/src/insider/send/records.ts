import { utf8Length } from '../../mapping/utf8.ts';
import type { Piece, Removal } from '../profile/draft.ts';
import type { UserRecord } from '../requests.ts';

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
 * The records of one customer, in order, in slot 0. One as a rule; two when some lists are appended and others replaced, since
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
  const first = appends && replaces ? pieces.filter(({ bucket }) => bucket !== 'replace') : pieces;
  const records = [record(said, first, replaces && !appends, appends && replaces ? [] : events, eventIds)];
  if (appends && replaces) {
    const second = pieces.filter(({ bucket }) => bucket === 'replace');
    records.push(record(said, second, true, events, eventIds));
  }
  return records.every(({ bytes }) => bytes <= limit) ? records : cut(said, limit);
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
      ({ text }) => utf8Length(text),
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
  let root = '';
  let custom = '';
  for (const piece of pieces) {
    if (piece.custom) custom += (custom === '' ? '' : ',') + piece.text;
    else root += (root === '' ? '' : ',') + piece.text;
  }
  let text = '{"identifiers":' + identifiers;
  if (custom !== '') text += `,"attributes":{${root}${root === '' ? '' : ','}"custom":{${custom}}}`;
  else if (root !== '') text += `,"attributes":{${root}}`;
  if (replaces) text += ',"not_append":true';
  if (events.length > 0) {
    text += ',"events":[' + (events[0] ?? '');
    for (let at = 1; at < events.length; at++) text += ',' + (events[at] ?? '');
    text += ']';
  }
  text += '}';
  return { text, bytes: utf8Length(text), slot: 0, eventIds: events.length > 0 ? eventIds : [] };
}

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
  return { text, bytes: utf8Length(text), slot: 0, eventIds: [] };
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
