import type { UserRecord } from '../requests.ts';

/** Records that go into one request, within a number and a length. */
export class RecordPile {
  readonly records: UserRecord[] = [];
  readonly #most: number;
  readonly #limit: number;
  #bytes = 0;

  /** `most` records; `limit` bytes for them and the commas between them. */
  constructor(most: number, limit: number) {
    this.#most = most;
    this.#limit = limit;
  }

  fits(more: readonly UserRecord[]): boolean {
    return this.records.length + more.length <= this.#most && this.#bytes + sizeOf(more) <= this.#limit;
  }

  add(more: readonly UserRecord[]): void {
    for (const record of more) this.records.push(record);
    this.#bytes += sizeOf(more);
  }
}

function sizeOf(records: readonly UserRecord[]): number {
  let bytes = 0;
  for (const record of records) bytes += record.bytes + 1;
  return bytes;
}
