/** An answer as it came over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The connection is of no more use. */
  readonly closes: boolean;
}

/** The first answer in these bytes; undefined when it is not whole yet. `ended`: no more bytes will come. */
export function readAnswer(bytes: Buffer, method: string, ended: boolean): WireAnswer | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1] ?? NaN);
  if (status === 100) return readAnswer(bytes.subarray(end + 4), method, ended);
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  const closes = headers['connection']?.toLowerCase() === 'close';
  const rest = bytes.subarray(end + 4);
  const whole = (body: Buffer): WireAnswer => ({ status, headers, body: body.toString('utf8'), closes });
  if (method === 'HEAD' || status === 204 || status === 304) return whole(rest.subarray(0, 0));
  // A stream goes on as long as somebody listens: that it began is all of the answer.
  if ((headers['content-type'] ?? '').startsWith('text/event-stream'))
    return { ...whole(rest), closes: true };
  const length = headers['content-length'];
  if (length !== undefined)
    return rest.length >= Number(length) ? whole(rest.subarray(0, Number(length))) : undefined;
  if (headers['transfer-encoding'] === 'chunked') {
    const body = unchunked(rest);
    return body === undefined ? undefined : whole(body);
  }
  return ended ? whole(rest) : undefined;
}

function unchunked(bytes: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16);
    if (size === 0) return Buffer.concat(parts);
    if (bytes.length < line + 2 + size + 2) return undefined;
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}
