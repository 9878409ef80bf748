import { Session } from 'node:inspector';

/** Of the code that data of others pass through. */
const OURS = /\/packages\/(?:core|jsonnet|server)\/dist\//;

interface Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}
interface Script {
  readonly url: string;
  readonly functions: readonly { readonly ranges: readonly Range[] }[];
}

/** Letters of code, by script. */
export type Letters = ReadonlyMap<string, Set<number>>;

/** Which letters of our code have run so far, as the engine tells it block by block. */
export class Coverage {
  readonly #session = new Session();
  readonly #seen = new Map<string, Uint8Array>();

  constructor() {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** The letters that ran since the last call and had never run before. */
  take(): Letters {
    const fresh = new Map<string, Set<number>>();
    this.#each((url, ran) => {
      const seen = this.#seenOf(url, ran.length);
      const letters = new Set<number>();
      for (let at = 0; at < ran.length; at++) {
        if (ran[at] === 0 || seen[at] === 1) continue;
        seen[at] = 1;
        letters.add(at);
      }
      if (letters.size > 0) fresh.set(url, letters);
    });
    return fresh;
  }

  /** Those of `wanted` that ran since the last call. */
  among(wanted: Letters): Letters {
    const found = new Map<string, Set<number>>();
    this.#each((url, ran) => {
      const here = [...(wanted.get(url) ?? [])].filter((at) => ran[at] === 1);
      if (here.length > 0) found.set(url, new Set(here));
    });
    return found;
  }

  close(): void {
    this.#session.disconnect();
  }

  #each(use: (url: string, ran: Uint8Array) => void): void {
    this.#session.post('Profiler.takePreciseCoverage', (error, answer) => {
      if (error !== null) throw error;
      for (const script of answer.result as readonly Script[])
        if (OURS.test(script.url)) use(script.url, lettersOf(script));
    });
  }

  #seenOf(url: string, length: number): Uint8Array {
    const seen = this.#seen.get(url);
    if (seen !== undefined && seen.length >= length) return seen;
    const longer = new Uint8Array(length * 2);
    longer.set(seen ?? []);
    this.#seen.set(url, longer);
    return longer;
  }
}

/** Outer ranges come before inner ones, which say it better. */
function lettersOf({ functions }: Script): Uint8Array {
  const ran = functions.filter(({ ranges }) => ranges.some(({ count }) => count > 0));
  const letters = new Uint8Array(Math.max(0, ...ran.map(({ ranges }) => ranges[0]?.endOffset ?? 0)));
  for (const { ranges } of functions)
    for (const { startOffset, endOffset, count } of ranges)
      letters.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  return letters;
}
