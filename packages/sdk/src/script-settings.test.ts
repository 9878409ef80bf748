import { describe, expect, it } from 'vitest';
import { resolve } from './settings.ts';
import { scriptSettings } from './script-settings.ts';

const SRC = 'https://hub.example/sdk/causeway.js';

describe('a script tag', () => {
  it('says every setting', () => {
    const { settings, global } = scriptSettings(
      {
        writeKey: 'cwk_1',
        global: 'shop',
        autoPage: 'false',
        consent: 'required',
        doNotTrack: 'honour',
        globalPrivacyControl: 'ignore',
        categories: 'c2:analytics, c4:marketing',
        cookieDomain: 'shop.example',
        batchSize: '5',
        flushInterval: '0',
        queueLimit: '50',
        debug: '',
      },
      SRC,
    );
    expect([global, resolve(settings)]).toEqual([
      'shop',
      {
        writeKey: 'cwk_1',
        endpoint: 'https://hub.example',
        autoPage: false,
        required: true,
        honourDnt: true,
        honourGpc: false,
        categories: { c2: 'analytics', c4: 'marketing' },
        cookieDomain: 'shop.example',
        batchSize: 5,
        flushInterval: 0,
        queueLimit: 50,
        debug: true,
      },
    ]);
  });

  it('needs a key only', () => {
    const { settings, global } = scriptSettings({ pipelineKey: 'cwk_1' }, SRC);
    expect([global, resolve(settings)]).toEqual([
      'causeway',
      {
        writeKey: 'cwk_1',
        endpoint: 'https://hub.example',
        autoPage: true,
        required: false,
        honourDnt: false,
        honourGpc: true,
        categories: {},
        cookieDomain: undefined,
        batchSize: 10,
        flushInterval: 1_000,
        queueLimit: 1_000,
        debug: false,
      },
    ]);
  });

  it.each([
    ['https://shop.example/hub/sdk/causeway.js', 'https://shop.example/hub'],
    ['https://shop.example/sdk/causeway.js?v=2', 'https://shop.example'],
    ['https://cdn.example/a/b.js', 'https://cdn.example'],
  ])('from %s sends to %s', (src, endpoint) => {
    expect(scriptSettings({}, src).settings.endpoint).toBe(endpoint);
  });

  it.each(['-1', 'x', '0'])('does not believe a batch of %s', (batchSize) => {
    expect(resolve(scriptSettings({ writeKey: 'k', batchSize }, SRC).settings).batchSize).toBe(10);
  });
});

describe('settings', () => {
  it.each([
    [{ endpoint: 'https://hub.example' }, 'writeKey'],
    [{ writeKey: '', endpoint: 'https://hub.example' }, 'writeKey'],
    [{ writeKey: 'k', endpoint: 'hub.example' }, 'endpoint'],
    [{ writeKey: 'k' } as { writeKey: string; endpoint: string }, 'endpoint'],
  ])('%j are refused, with the name of what is missing', (settings, name) => {
    expect(() => resolve(settings)).toThrow(name);
  });
});
