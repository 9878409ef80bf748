import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from '../stack.ts';
import type { Stage } from './stage.ts';

export interface HostileSides {
  /** Screens that show what they said, beside those that there are anyway. */
  readonly screens: readonly (readonly [name: string, path: string])[];
  readonly close: () => void;
}

/**
 * What others than senders of events write: far sides that refuse, templates that fail, servers with odd headers, users
 * and keys by their names, and fields whose names every object answers to. `corpus` stands wherever they may write.
 */
export async function makeHostileSides(stage: Stage, corpus: readonly string[]): Promise<HostileSides> {
  const { url, keys } = stage.stack;
  const headers = { authorization: `Bearer ${keys.adminToken}`, 'content-type': 'application/json' };
  const send = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const given = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${url}/v1/admin/${path}`, { method, headers, ...given });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was refused: ${text}`);
    return (text === '' ? {} : JSON.parse(text)) as T;
  };
  const [text = ''] = corpus;
  const side = await refusingSide(corpus);
  const events = ['Hostile Said'];
  const custom = (name: string, more: object): Promise<{ id: number }> =>
    send('POST', 'integrations', {
      ...{ kind: 'custom', name: `${name} ${text}`.slice(0, 100) },
      settings: { url: side.url, events, ...more },
    });
  const refused = await custom('Refused', { headers: [{ name: 'X-Said', value: '##properties.said##' }] });
  const { id: template } = await send<{ id: string }>('POST', 'templates', {
    ...{ name: `Fails ${text}`.slice(0, 100), source: `error ${JSON.stringify(corpus.join(' '))}` },
  });
  const failing = await custom('Fails', { body: { format: 'template', template } });
  for (const [at, name] of corpus.slice(0, 4).entries()) {
    await send('POST', 'users', {
      email: `user-${at}@example.com`,
      name: name.slice(0, 100),
      role: 'viewer',
    });
    await send('POST', 'tokens', { name: name.slice(0, 100), role: 'viewer' });
  }
  // Names that a page may look up in an object of its own.
  const inherited = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'];
  const fields = inherited.map((name) => ({ name, type: 'string', label: text }));
  await send('PUT', 'event-types/constructor', { label: text, fields });
  const bag = `{${inherited.map((name) => `${JSON.stringify(name)}:${JSON.stringify(text)}`).join()}}`;
  const person = `"userId":"inherited","context":{"userAgent":${JSON.stringify(text)},"page":{"url":${JSON.stringify(corpus[5])},"referrer":${JSON.stringify(text)}},"campaign":${bag},"library":{"name":${JSON.stringify(text)}}}`;
  const calls = [
    `{"type":"identify",${person},"traits":${bag}}`,
    ...inherited.map((name) => `{"type":"track",${person},"event":"${name}","properties":${bag}}`),
    ...corpus.map(
      (said, at) =>
        `{"type":"track",${person},"event":"Hostile Said","messageId":${JSON.stringify(`${said} ${at}`)},"properties":{"said":${JSON.stringify(said)}}}`,
    ),
  ];
  const sent = await stage.stack.postRaw('/v1/batch', `{"batch":[${calls.join()}]}`, {
    // What a header can hold of it.
    'user-agent': text,
    referer: `https://shop.example/${text}`,
  });
  if (!sent.ok) throw new Error(`The events were refused: ${await sent.text()}`);
  await until(
    async () => (await stage.stack.api.settled(refused.id)) && stage.stack.api.settled(failing.id),
    30_000,
    () => stage.stack.state(),
  );
  const { data } = await send<{ data: readonly { id: number }[] }>(
    'GET',
    `integrations/${refused.id}/deliveries`,
  );
  return {
    screens: [
      ['refused-logs', `/integrations/${refused.id}/logs?open=dlv_${data[0]?.id}`],
      ['refused-dead-letters', `/integrations/${refused.id}/dead-letters`],
      ['failing-logs', `/integrations/${failing.id}/logs`],
      ['failing-dead-letters', `/integrations/${failing.id}/dead-letters`],
      ['inherited-profile', '/customers/inherited?tab=profile'],
      ['inherited-events', '/customers/inherited?tab=events'],
    ],
    close: () => void side.server.close(),
  };
}

/** Refuses everything, in words and headers that a page would rather not show. */
async function refusingSide(
  corpus: readonly string[],
): Promise<{ readonly url: string; readonly server: Server }> {
  let turn = 0;
  const server = createServer((request, response) => {
    request.resume();
    const said = corpus[turn++ % corpus.length] ?? '';
    const latin = said.replaceAll(/[^\x20-\x7e]/g, '?');
    response.writeHead(422, { 'content-type': 'text/html', 'x-said': latin, [`x-'onload`]: latin });
    response.end(turn % 2 === 0 ? `<html>${said}</html>` : JSON.stringify({ message: said, errors: [said] }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}
