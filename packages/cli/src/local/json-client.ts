/** An answer that is not a success, with what it said. */
class HttpRefusal extends Error {
  readonly status: number;
  readonly answer: unknown;

  constructor(method: string, url: string, status: number, answer: unknown) {
    super(
      `${method} ${url} answered ${status}: ${typeof answer === 'string' ? answer : JSON.stringify(answer)}`,
    );
    this.name = 'HttpRefusal';
    this.status = status;
    this.answer = answer;
  }
}

/** Calls of a JSON API under one address, each with the same headers. */
export class JsonClient {
  readonly #base: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(base: string, headers: Readonly<Record<string, string>> = {}) {
    this.#base = base;
    this.#headers = headers;
  }

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const url = this.#base + path;
    const response = await fetch(url, {
      method,
      headers: { ...this.#headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      signal: AbortSignal.timeout(10_000),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = readJson(text);
    if (!response.ok) throw new HttpRefusal(method, url, response.status, answer);
    return answer as T;
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
