import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A request as it came over the wire, byte for byte. */
export interface RawRequest {
  readonly line: string;
  /** Names in lower case, in the order in which they came. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

export interface RawFarSide {
  readonly url: string;
  readonly requests: RawRequest[];
  /** What came and was no request: bytes after a body, heads that are none. */
  readonly strays: string[];
  /** What is answered, head and body, as text of one byte each. */
  answer: (request: RawRequest) => string;
  readonly close: () => Promise<void>;
}

/** An answer in JSON, with headers that nobody looks at before they are sent. */
export function rawAnswer(status: number, body: string, headers: readonly string[] = []): string {
  const bytes = Buffer.from(body);
  const head = [
    `HTTP/1.1 ${status} Said`,
    'content-type: application/json',
    `content-length: ${bytes.length}`,
    ...headers,
  ];
  return `${head.join('\r\n')}\r\n\r\n${bytes.toString('latin1')}`;
}

/** A destination that reads requests off the socket by itself, so that one which was split shows as two. */
export async function startRawFarSide(): Promise<RawFarSide> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let held = '';
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      held += chunk.toString('latin1');
      for (let taken = take(held); taken !== undefined; taken = take(held)) {
        held = held.slice(taken.length);
        if (taken.request === undefined) far.strays.push(held);
        else {
          far.requests.push(taken.request);
          socket.write(Buffer.from(far.answer(taken.request), 'latin1'));
        }
      }
    });
    socket.on('end', () => {
      if (held !== '') far.strays.push(held);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const far: RawFarSide = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    strays: [],
    answer: () => rawAnswer(200, '{}'),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return far;
}

const LINE = /^(?:GET|POST|PUT|PATCH|DELETE) \/[\x21-\x7e]* HTTP\/1\.1$/;
const HEADER = /^([A-Za-z0-9!#$%&'*+.^_`|~-]+): ?([\t\x20-\x7e\x80-\xff]*)$/;

/** The first whole request of a text; nothing when more has to come. One that is none takes all that is there. */
function take(
  text: string,
): { readonly request: RawRequest | undefined; readonly length: number } | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [line = '', ...rest] = text.slice(0, end).split('\r\n');
  const headers = rest.map((one) => HEADER.exec(one));
  if (!LINE.test(line) || headers.includes(null)) return { request: undefined, length: text.length };
  const named = headers.map((one) => [one?.[1]?.toLowerCase() ?? '', one?.[2] ?? ''] as const);
  const size = Number(named.find(([name]) => name === 'content-length')?.[1] ?? 0);
  const length = end + 4 + size;
  if (text.length < length) return undefined;
  const body = Buffer.from(text.slice(end + 4, length), 'latin1').toString('utf8');
  return { request: { line, headers: named, body }, length };
}
