import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { ERASED } from '@causeway/core/erasure/black-out';
import type { Arrival } from '@causeway/core/register/known';
import type { Registered } from '@causeway/core/register/register';
import type { Issue } from '@causeway/core/result/issue';
import { isObject, type JsonObject } from '@causeway/core/result/json';
import type { ParsedCall } from '@causeway/core/tracking/parse-call';
import { parseCalls, type ParsedBody, type RequestFacts } from '@causeway/core/tracking/parse-calls';
import type { TrackingRoute } from '@causeway/core/tracking/path';
import type { Source } from '../../ports/config-store.ts';
import { hearOut, inflate, MAX_BODY_BYTES, takeBody, type BodyProblem } from '../../intake/read-body.ts';
import { answerJson, answerOk, answerRefusal } from './answers.ts';
import { failureOf, NO_KEY, refuseBody, UNKNOWN_KEY } from './failures.ts';
import { keepReceipt, keepRefused } from './keep-receipt.ts';
import { hasTooManyParts, isCostly, LARGE_BODY, parseInTurns, TOO_MANY_PARTS } from './large-body.ts';
import { openToOwnSite } from './own-site.ts';
import { countRegistered, sortCalls } from './register-calls.ts';
import { checkSignature } from './signed-request.ts';
import { isSecure, type Exchange, type TrackingTools } from './tracking-tools.ts';
import { idToKeep, visitorCookie, visitorIn } from './visitor-cookie.ts';
import { writeKey } from './write-key.ts';

/**
 * What is still to be waited for; undefined when everything is done, or will be called back. Almost every request waits
 * for nothing but its body and its group, and so needs no promise: a dozen of them would cost as much as the rules.
 */
type Later = Promise<void> | undefined;

/** What the calls of a request came to. */
interface Sorted {
  readonly calls: readonly ParsedCall[];
  readonly accepted: number;
  readonly refused: ReturnType<typeof sortCalls>;
  /** An id that was made for the visitor. */
  readonly fresh: string | undefined;
  readonly text: string;
}

const NONE: readonly Registered[] = Object.freeze([]);

/** Events on their way in by POST: one request from its first byte to its answer. */
export class TrackingRequest implements Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly receivedAt: number;
  readonly #tools: TrackingTools;
  readonly #route: TrackingRoute;
  readonly #query: URLSearchParams | undefined;
  #ownSite = false;

  constructor(
    tools: TrackingTools,
    request: IncomingMessage,
    response: ServerResponse,
    route: TrackingRoute,
    query: URLSearchParams | undefined,
  ) {
    this.request = request;
    this.response = response;
    this.receivedAt = tools.clock();
    this.#tools = tools;
    this.#route = route;
    this.#query = query;
  }

  /** Reads, registers and answers. Never throws: what goes wrong is answered too. */
  take(): void {
    const { budget, counts, visitorCookie: use } = this.#tools;
    try {
      const retries = this.request.headers['x-retry-count'];
      if (retries !== undefined && retries !== '0') counts.retried++;
      this.#ownSite = use === 'same-site' && openToOwnSite(this.request, this.response);
      takeBody(this.request, budget, MAX_BODY_BYTES, (raw) => {
        try {
          this.#read(raw)?.catch(this.#fail);
        } catch (error) {
          this.#fail(error);
        }
      });
    } catch (error) {
      this.#fail(error);
    }
  }

  readonly #fail = (error: unknown): void => {
    if (this.response.headersSent) {
      this.request.destroy();
      return;
    }
    const { status, issue, retryAfterSeconds } = failureOf(this.#tools, error);
    answerRefusal(this.response, status, issue, retryAfterSeconds);
  };

  #read(raw: Buffer | BodyProblem): Later {
    return typeof raw !== 'string' && isCostly(raw, this.request.headers)
      ? this.#readCostly(raw)
      : this.#unpack(raw);
  }

  /** Whose key is wrong has it said before anything is unpacked. One in the body is only found there. */
  async #readCostly(raw: Buffer): Promise<void> {
    const sender = await findSource(this.#tools, this.request.headers, this.#query, undefined);
    if (sender === UNKNOWN_KEY) return answerRefusal(this.response, 401, sender);
    return this.#unpack(raw);
  }

  #unpack(raw: Buffer | BodyProblem): Later {
    const { headers } = this.request;
    const bytes = typeof raw === 'string' ? raw : inflate(raw, headers['content-encoding']);
    if (typeof bytes === 'string') return this.#refuseBody(bytes);
    const text = bytes.toString('utf8');
    if (hasTooManyParts(text)) {
      this.#tools.counts.refused++;
      answerRefusal(this.response, 413, TOO_MANY_PARTS);
      return undefined;
    }
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch (error) {
      return this.#refuseText(error, text);
    }
    const source = findSource(this.#tools, headers, this.#query, isObject(body) ? body : undefined);
    // A body that could not be read was answered above: what is left of it is all of it.
    const read = { raw: raw as Buffer, size: bytes.length, text, body };
    return source instanceof Promise
      ? source.then((found) => this.#check(found, read))
      : this.#check(source, read);
  }

  #check(source: Source | Issue, read: Read): Later {
    if (!('id' in source)) {
      answerRefusal(this.response, 401, source);
      return undefined;
    }
    const isSigned = this.#route === 'batch' && this.request.headers['x-signature'] !== undefined;
    if (this.#route !== 'events' && !isSigned) return this.#register(source, read, this.#tools.newMessageId);
    const { signing } = this.#tools;
    return checkSignature(signing, source, this.request.headers, read.raw, this.receivedAt).then((signed) =>
      'code' in signed
        ? this.#refuse(source, 401, signed, read.text)
        : this.#register(source, read, signed.newMessageId),
    );
  }

  #register(source: Source, read: Read, newMessageId: () => string): Later {
    const { headers } = this.request;
    const visitor = this.#ownSite ? visitorIn(headers) : undefined;
    const fresh = this.#ownSite && visitor === undefined ? this.#tools.newMessageId() : undefined;
    const facts = {
      receivedAt: this.receivedAt,
      anonymousId: decodedHeader(headers['anonymousid']),
      visitorId: visitor ?? fresh,
      sentAt: singleHeader(headers['sentat']),
      newMessageId,
    };
    return read.size > LARGE_BODY
      ? this.#parseLarge(source, read, facts, fresh)
      : this.#submit(source, read, parseCalls(this.#route, read.body, facts), fresh, false);
  }

  async #parseLarge(source: Source, read: Read, facts: RequestFacts, fresh: Sorted['fresh']): Promise<void> {
    const parsed = await parseInTurns(this.#route, read.body, facts);
    // Ids that are made of signed bytes are the same when these are sent again.
    const apart = facts.newMessageId !== this.#tools.newMessageId || ('named' in parsed && parsed.named);
    return this.#submit(source, read, parsed, fresh, apart);
  }

  #submit(
    source: Source,
    { text, size }: Read,
    parsed: ParsedBody | Issue,
    fresh: Sorted['fresh'],
    apart: boolean,
  ): Later {
    if (!('calls' in parsed)) return this.#refuse(source, 400, parsed, text);
    const { calls } = parsed;
    const arrivals: Arrival[] = [];
    const refused = sortCalls(calls, source, this.receivedAt, arrivals);
    const sorted = { calls, accepted: arrivals.length, refused, fresh, text };
    if (arrivals.length === 0) return this.#decide(source, sorted, NONE);
    this.#tools.registrar.admit(size);
    this.#tools.registrar.submitThen(
      arrivals,
      size,
      apart,
      (registered) => {
        try {
          this.#decide(source, sorted, registered)?.catch(this.#fail);
        } catch (error) {
          this.#fail(error);
        }
      },
      this.#fail,
    );
    return undefined;
  }

  #decide(source: Source, sorted: Sorted, registered: readonly Registered[]): Later {
    const { counts } = this.#tools;
    countRegistered(counts, registered);
    const { accepted, refused, text } = sorted;
    if (refused === undefined) {
      this.#answer(sorted);
      return undefined;
    }
    counts.refused += refused.length;
    // Nothing is kept of who was erased, not even because of what else came with it.
    const body = registered.some(({ suppressed }) => suppressed === true) ? ERASED : text;
    return keepReceipt(this.#tools, this, source, { status: 200, accepted, issues: refused, body }).then(() =>
      this.#answer(sorted),
    );
  }

  #answer({ calls, accepted, refused, fresh }: Sorted): void {
    const { response } = this;
    if (fresh !== undefined) {
      const id = idToKeep(calls, fresh);
      if (id !== undefined)
        response.setHeader('set-cookie', visitorCookie(id, isSecure(this.#tools, this.request)));
    }
    if (refused !== undefined) answerJson(response, 200, { success: true, accepted, refused });
    else if (this.#ownSite) answerJson(response, 200, { success: true });
    else answerOk(response);
  }

  async #refuseBody(problem: BodyProblem): Promise<void> {
    await hearOut(this.request);
    refuseBody(this.#tools, this.request, this.response, problem);
  }

  async #refuseText(error: unknown, text: string): Promise<void> {
    const issue = {
      code: 'bad_json',
      message: `The body is not valid JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`,
    };
    const sender = await findSource(this.#tools, this.request.headers, this.#query, undefined);
    // Only who has a key gets room in the log.
    if ('id' in sender) return this.#refuse(sender, 400, issue, text);
    this.#tools.counts.refused++;
    return answerRefusal(this.response, 400, issue);
  }

  async #refuse(source: Source, status: number, issue: Issue, text: string): Promise<void> {
    this.#tools.counts.refused++;
    await keepRefused(this.#tools, this, source, status, issue, text);
    answerRefusal(this.response, status, issue);
  }
}

/** A body that is JSON: as it came, and how long and what it is when unpacked. */
interface Read {
  readonly raw: Buffer;
  readonly size: number;
  readonly text: string;
  readonly body: unknown;
}

/** Not async, so that a known key costs no turn of the event loop. */
function findSource(
  tools: TrackingTools,
  headers: IncomingHttpHeaders,
  query: URLSearchParams | undefined,
  body: JsonObject | undefined,
): Promise<Source | Issue> | Source | Issue {
  const key = writeKey(headers, query, body);
  if (key === undefined) return NO_KEY;
  const found = tools.sourceOf(key);
  return found instanceof Promise ? found.then((source) => source ?? UNKNOWN_KEY) : (found ?? UNKNOWN_KEY);
}

function singleHeader(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** RudderStack's browser client sends the anonymous id as base64 in a header. */
function decodedHeader(value: string | string[] | undefined): string | undefined {
  const text = singleHeader(value);
  if (text === undefined || text === '') return undefined;
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  return decoded === '' || decoded.includes('\uFFFD') ? undefined : decoded;
}
