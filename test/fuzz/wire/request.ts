/** A request, before it is made bytes. Nothing of it needs to be valid. */
export interface FuzzRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer | undefined;
}

/** As bytes, with the length that its body has unless a header says something about that already. */
export function bytesOf({ method, target, headers, body }: FuzzRequest): Buffer {
  const says = (name: string): boolean => headers.some(([one]) => one.toLowerCase() === name);
  const lines = [`${method} ${target} HTTP/1.1`];
  if (!says('host')) lines.push('Host: 127.0.0.1');
  for (const [name, value] of headers) lines.push(`${name}: ${value}`);
  if (body !== undefined && !says('content-length') && !says('transfer-encoding'))
    lines.push(`Content-Length: ${body.length}`);
  // Letters of one byte, as HTTP has it; what is beyond goes as UTF-8, which is wrong, as many clients do it.
  const head = Buffer.concat(
    `${lines.join('\r\n')}\r\n\r\n`
      .split(/([\u0100-\uffff]+)/)
      .map((part, at) => Buffer.from(part, at % 2 === 0 ? 'latin1' : 'utf8')),
  );
  return body === undefined ? head : Buffer.concat([head, body]);
}
