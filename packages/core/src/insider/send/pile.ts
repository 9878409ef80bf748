import type { UserRecord } from './records.ts';

/** Records that go into one request, within a number and a length; kept as the request needs them. */
export class RecordPile {
  readonly texts: string[] = [];
  /** Of each record, the index of its customer in the flight's entries. */
  readonly slots: number[] = [];
  /** Of each record, the message behind each of its events. */
  readonly eventsOf: (readonly number[])[] = [];
  /** Of all records, each with a comma. */
  bytes = 0;
  readonly #most: number;
  readonly #limit: number;

  /** `most` records; `limit` bytes for them and the commas between them. */
  constructor(most: number, limit: number) {
    this.#most = most;
    this.#limit = limit;
  }

  fits(more: readonly UserRecord[]): boolean {
    return this.texts.length + more.length <= this.#most && this.bytes + sizeOf(more) <= this.#limit;
  }

  /** Adds records of one customer. */
  add(more: readonly UserRecord[], slot: number): void {
    for (const { text, bytes, eventIds } of more) {
      this.texts.push(text);
      this.slots.push(slot);
      this.eventsOf.push(eventIds);
      this.bytes += bytes + 1;
    }
  }
}

function sizeOf(records: readonly UserRecord[]): number {
  let size = 0;
  for (const { bytes } of records) size += bytes + 1;
  return size;
}
