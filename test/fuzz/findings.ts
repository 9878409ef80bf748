/** Something that went wrong, and how to see it again. */
export interface Finding {
  readonly entry: string;
  /** For `--replay`. */
  readonly lineage: string;
  readonly what: string;
  readonly input: string;
}

const MOST = 20;

/** What went wrong in one entry: of each kind the first. */
export class Findings {
  readonly #entry: string;
  readonly #known = new Set<string>();
  readonly all: Finding[] = [];

  constructor(entry: string) {
    this.#entry = entry;
  }

  add(lineage: string, kind: string, what: string, input: string): void {
    if (this.#known.has(kind) || this.all.length >= MOST) return;
    this.#known.add(kind);
    this.all.push({ entry: this.#entry, lineage, what, input });
  }

  /** Errors are of one kind when they say the same at the same place, whatever numbers and names they say. */
  threw(lineage: string, error: unknown, input: string): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const [first = '', at = ''] = text.split('\n');
    const kind = `${first.slice(0, 60)} ${at}`.replaceAll(/\d+/g, '#');
    this.add(lineage, kind, text, input);
  }
}
