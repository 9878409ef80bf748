import { newAttendance } from '@causeway/core/audience/attendance';
import { catchUp } from '@causeway/core/audience/catch-up';
import { replay } from '@causeway/core/audience/replay';
import type { Clock } from '../../ports/clock.ts';
import { nameOf } from '../../ports/customer-name.ts';
import type { Log } from '../../ports/log.ts';
import type { MemberStore, Standing } from '../../ports/member-store.ts';
import type { DraftModel } from './draft-model.ts';

export interface PreviewTools {
  readonly members: Pick<MemberStore, 'customersAfter' | 'countCustomers'>;
  readonly clock: Clock;
  readonly log: Log;
  /** 32 hexadecimal digits. */
  readonly newId: () => string;
}

export type Becomes = 'stays' | 'enters' | 'leaves';

export interface Sample {
  readonly customerId: string;
  readonly name: string | undefined;
}

/** Who would be in an audience, as far as was counted. */
export interface Preview {
  readonly id: string;
  readonly workspace: number;
  readonly caller: string;
  readonly draft: DraftModel;
  state: 'running' | 'done' | 'failed';
  looked: number;
  total: number;
  readonly counts: Record<Becomes, number>;
  readonly samples: Readonly<Record<Becomes, Sample[]>>;
  /** On the hub's clock: when it is forgotten. */
  until: number;
  ended: boolean;
}

const KEPT_MS = 600_000;
const MOST_AT_ONCE = 4;
export const MOST_SAMPLES = 10;
const FIRST_PORTION = 100;
const LARGEST_PORTION = 500;
const SMALLEST_PORTION = 20;
/** So long a portion may hold up everybody else. */
const TURN_MS = 10;

/**
 * Counts who would meet a rule, a few customers at a time between the requests. Somebody who starts another preview ends
 * the one before, and when there are too many in a workspace, the oldest that runs ends.
 */
export class Previewer {
  readonly #tools: PreviewTools;
  readonly #previews: Map<string, Preview> = new Map();
  readonly #running: Set<Promise<void>> = new Set();
  /** Portions of all previews take turns. */
  #turn: Promise<void> = Promise.resolve();

  constructor(tools: PreviewTools) {
    this.#tools = tools;
  }

  async start(workspace: number, caller: string, draft: DraftModel): Promise<Preview> {
    const total = await this.#tools.members.countCustomers(workspace);
    this.#forget();
    const others = [...this.#previews.values()].filter((one) => one.workspace === workspace);
    for (const other of others) if (other.caller === caller) this.#end(other);
    const running = others.filter(({ state, ended }) => state === 'running' && !ended);
    for (const other of running.slice(0, Math.max(0, running.length + 1 - MOST_AT_ONCE))) this.#end(other);
    const preview: Preview = {
      id: this.#tools.newId(),
      workspace,
      caller,
      draft,
      state: 'running',
      looked: 0,
      total,
      counts: { stays: 0, enters: 0, leaves: 0 },
      samples: { stays: [], enters: [], leaves: [] },
      until: Infinity,
      ended: false,
    };
    this.#previews.set(preview.id, preview);
    const run = this.#run(preview).finally(() => this.#running.delete(run));
    this.#running.add(run);
    return preview;
  }

  get(workspace: number, id: string): Preview | undefined {
    this.#forget();
    const preview = this.#previews.get(id);
    return preview?.workspace === workspace ? preview : undefined;
  }

  end(workspace: number, id: string): boolean {
    const preview = this.get(workspace, id);
    if (preview === undefined) return false;
    this.#end(preview);
    return true;
  }

  /** Resolves when nothing is read any more. */
  async stop(): Promise<void> {
    for (const preview of this.#previews.values()) this.#end(preview);
    await Promise.all(this.#running);
  }

  #end(preview: Preview): void {
    preview.ended = true;
    this.#previews.delete(preview.id);
  }

  #forget(): void {
    const now = this.#tools.clock();
    for (const preview of this.#previews.values()) if (preview.until <= now) this.#end(preview);
  }

  async #run(preview: Preview): Promise<void> {
    let after = 0;
    let most = FIRST_PORTION;
    try {
      for (;;) {
        const reached = await this.#inTurn(async () => {
          if (preview.ended) return undefined;
          const began = performance.now();
          const last = await this.#portion(preview, after, most);
          const took = performance.now() - began;
          if (took > TURN_MS) most = Math.max(SMALLEST_PORTION, Math.floor(most / 2));
          else if (took < TURN_MS / 2) most = Math.min(LARGEST_PORTION, most * 2);
          return last;
        });
        if (reached === undefined) break;
        after = reached;
      }
      preview.state = 'done';
    } catch (error) {
      this.#tools.log.warn({ err: error }, 'a preview of an audience failed');
      preview.state = 'failed';
    }
    preview.until = this.#tools.clock() + KEPT_MS;
  }

  /** The last key of the portion; undefined when there was none. */
  async #portion(preview: Preview, after: number, most: number): Promise<number | undefined> {
    const { workspace, draft } = preview;
    const some = await this.#tools.members.customersAfter(workspace, after, most, draft.wanted);
    const now = this.#tools.clock();
    for (const standing of some) look(preview, standing, now);
    return some.at(-1)?.customer.key;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    this.#turn = done.then(breathe, breathe);
    return done;
  }
}

/** Judges one customer by the draft. How they stand was made for this alone. */
function look(preview: Preview, { customer, attendance, history }: Standing, now: number): void {
  const { model, audience } = preview.draft;
  const standing = attendance ?? newAttendance(0);
  const isIn = standing.seats.has(audience);
  const { asOf, isStale } = standing;
  const since = isStale ? history.filter(({ id }) => id > asOf) : [];
  if (isStale) replay(standing, customer, model, since);
  catchUp(standing, customer, model, () => history, now);
  preview.looked++;
  const becomes = becomesOf(isIn, standing.seats.has(audience));
  if (becomes === undefined) return;
  preview.counts[becomes]++;
  const samples = preview.samples[becomes];
  if (samples.length < MOST_SAMPLES)
    samples.push({ customerId: customer.id, name: nameOf(customer.attributes) });
}

function becomesOf(isIn: boolean, met: boolean): Becomes | undefined {
  if (met) return isIn ? 'stays' : 'enters';
  return isIn ? 'leaves' : undefined;
}
