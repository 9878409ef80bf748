import { connect } from 'node:net';

/** An answer as it came over the wire: its line, the lines of its head, and how many answers there were. */
export interface RawReply {
  readonly status: number;
  readonly head: readonly string[];
  readonly body: string;
  readonly answers: number;
}

/** Sends bytes as they are, and reads until the far side has ended. Text is sent as one byte for each character. */
export async function sendRaw(url: string, text: string): Promise<RawReply> {
  const { hostname, port } = new URL(url);
  const received = await new Promise<string>((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    let all = '';
    socket.setTimeout(10_000, () =>
      socket.destroy(new Error(`no end of an answer to ${text.slice(0, 200)}`)),
    );
    socket.on('data', (chunk) => {
      all += chunk.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(all));
    socket.write(Buffer.from(text, 'latin1'));
  });
  const end = received.indexOf('\r\n\r\n');
  const [line = '', ...head] = received.slice(0, Math.max(0, end)).split('\r\n');
  return {
    status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(line)?.[1] ?? 0),
    head,
    body: received.slice(end + 4),
    answers: received.match(/^HTTP\/1\.1 \d{3} /gm)?.length ?? 0,
  };
}

/** A request with these headers, as text. */
export function rawRequest(
  method: string,
  path: string,
  headers: readonly (readonly [name: string, value: string])[],
  body = '',
): string {
  const all = [
    ...(headers.some(([name]) => name === 'host') ? [] : [['host', 'hub.example'] as const]),
    ...headers,
    ['connection', 'close'] as const,
    ...(body === '' ? [] : [['content-length', String(body.length)] as const]),
  ];
  return `${method} ${path} HTTP/1.1\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}
