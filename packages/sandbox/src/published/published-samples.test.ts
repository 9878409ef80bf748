import { expect, test } from 'vitest';
import { startSandbox } from '../start-sandbox.ts';
import { paths, send } from '../testing/send.ts';
import { attributeDeleteSamples } from './attribute-delete.data.ts';
import { identitySamples } from './identity.data.ts';
import { profileSamples } from './profile.data.ts';
import { upsertAcceptedSamples } from './upsert-accepted.data.ts';
import { upsertRefusedSamples } from './upsert-refused.data.ts';

const publishedSamples = [
  ...upsertAcceptedSamples,
  ...upsertRefusedSamples,
  ...attributeDeleteSamples,
  ...identitySamples,
  ...profileSamples,
];

const identifiers = ['email', 'phone_number', 'uuid', 'custom.user_loyalty_id', 'custom.custom_identifier'];

test.each(publishedSamples)('$name ($source) gets the published answer', async (sample) => {
  const at = Date.parse(sample.at ?? '2023-03-18T00:00:00Z');
  const sandbox = await startSandbox({ port: 0, token: 't', clock: () => at, identity: { identifiers } });
  try {
    if (sample.given !== undefined) {
      const prepared = await send(sandbox.url, paths.upsert, { body: sample.given });
      expect(prepared.json()).toMatchObject({ data: { fail: {} } });
    }
    const { method, path, body } = sample.request;
    const got = await send(sandbox.url, path, { method, body });
    expect({ status: got.status, body: got.json() }).toEqual(sample.response);
    expect(got.headers['content-type']).toBe('application/json');
    if (got.text.startsWith('{}')) expect(got.headers['content-length']).toBe('3');
  } finally {
    await sandbox.close();
  }
});

test('error keys are printed in ascending byte order, as the published bodies are', async () => {
  const sandbox = await startSandbox({ port: 0, token: 't' });
  try {
    for (const sample of publishedSamples) {
      if (sample.request.path !== paths.upsert || sample.given !== undefined) continue;
      const got = await send(sandbox.url, paths.upsert, { body: sample.request.body });
      if (got.status === 200 && got.text.includes('errors')) {
        expect(got.text).toBe(`${JSON.stringify(sample.response.body)}\n`);
      }
    }
  } finally {
    await sandbox.close();
  }
});
