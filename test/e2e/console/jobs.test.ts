import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { JsonClient } from '@causeway/cli/local/json-client';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../stack.ts';
import { Stage } from './stage.ts';

/** Set, the screen on which a step failed is put there, to be looked at. */
const SHOTS = process.env['CAUSEWAY_SCREENSHOTS'];

interface Told {
  readonly path: string;
  readonly body: {
    readonly data?: { readonly _id?: string; readonly segment_events?: readonly unknown[] };
  };
}

/** Somebody else's service, which knows where people live. */
class Service {
  readonly told: Told[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      let text = '';
      request.on('data', (part: Buffer) => (text += part.toString()));
      request.on('end', () => {
        this.told.push({ path: request.url ?? '', body: JSON.parse(text) as Told['body'] });
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ address: { city: 'Rome' }, score: 7 }));
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  of(path: string, customer: string): Told | undefined {
    return this.told.find((one) => one.path === path && one.body.data?._id === customer);
  }

  stop(): void {
    this.#server.close();
  }
}

describe('jobs about audiences, made in the console', () => {
  const service = new Service();
  let address = '';
  let stage: Stage;
  let page: Page;
  let admin: JsonClient;
  let audience = '';
  beforeAll(async () => {
    address = await service.start();
    stage = await Stage.start({ install: false, sandboxArgs: ['--unlimited'] });
    await stage.setUp();
    admin = new JsonClient(stage.stack.url, { authorization: `Bearer ${stage.stack.keys.adminToken}` });
    const body = { name: 'Readers', filter: 'FILTER reads = true' };
    audience = (await admin.send<{ id: string }>('POST', '/v1/admin/audiences', body)).id;
    page = await stage.page();
  });
  afterAll(async () => {
    await stage.stop();
    service.stop();
  });
  afterEach(async ({ task }) => {
    if (SHOTS !== undefined && task.result?.state === 'fail')
      await page.screenshot({ path: join(SHOTS, 'jobs-failed.png') });
  });

  const say = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
  const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();
  const field = (name: string | RegExp): Locator => page.getByRole('textbox', { name }).first();
  const choose = async (name: string): Promise<void> => {
    await page.getByPlaceholder('Choose audiences').click();
    await page.getByRole('option', { name }).click();
    await page.keyboard.press('Escape');
  };
  const flip = (name: string): Promise<void> =>
    page.getByRole('switch', { name }).evaluate((element: { click: () => void }) => element.click());
  const settings = (): Promise<void> => page.waitForURL(/\/integrations\/\d+\/settings\b/);
  const is = async (userId: string, traits: Readonly<Record<string, unknown>>): Promise<void> => {
    const response = await stage.stack.post('/v1/identify', {
      userId,
      traits,
      messageId: crypto.randomUUID(),
    });
    expect(response.status).toBe(200);
  };
  const arrives = (met: () => Promise<boolean> | boolean): Promise<void> =>
    until(met, 20_000, () => JSON.stringify(service.told));

  it('a webhook is installed from the library, and tested', async () => {
    await page.goto(`${stage.url}/integrations/library`);
    await page.getByRole('link', { name: 'Install Audience trigger webhook' }).click();
    await field(/^Label/).fill('Newsletter');
    await press(/^Install and test/);
    await say('Choose at least one audience.');
    await say('Write the address that requests go to.');
    await choose('Readers');
    await field(/^Webhook URL/).fill(`${address}/people`);
    await press(/^Install and test/);
    await settings();
    await say('The endpoint took it');
    expect(service.of('/people', 'causeway-test')?.body.data?.segment_events).toMatchObject([
      { id: audience, event: 'enter' },
    ]);
  });

  it('who joins is told, and the log has the request', async () => {
    await is('mia', { email: 'mia@example.com', reads: true });
    await arrives(() => service.of('/people', 'mia') !== undefined);
    expect(service.of('/people', 'mia')?.body).toMatchObject({
      data: { email: 'mia@example.com', segment_events: [{ id: audience, event: 'enter', slug: 'readers' }] },
    });
    await page.getByRole('main').getByRole('link', { name: 'Outbound logs' }).click();
    const row = page
      .getByRole('row')
      .filter({ hasText: 'audience_entered' })
      .filter({ hasText: 'delivered' });
    await arrives(async () => {
      await page.reload();
      await page.getByPlaceholder(/status:4xx/).waitFor();
      return (await row.count()) === 1;
    });
    await row.getByRole('button').first().click();
    await say('segment_events');
  });

  it('settings are changed, and what is wrong with them is said where it is', async () => {
    await page.getByRole('main').getByRole('link', { name: 'Settings' }).click();
    await press(/Pace and failures/);
    await page.getByRole('textbox', { name: /^Worker count/ }).fill('21');
    await page.getByRole('region', { name: 'Unsaved changes' }).getByRole('button', { name: 'Save' }).click();
    await page.getByRole('main').getByText('Choose a whole number from 1 to 20.', { exact: true }).waitFor();
    await page.getByRole('textbox', { name: /^Worker count/ }).fill('2');
    await press(/Limit and quiet times/);
    await flip('Quiet times');
    await page.getByRole('region', { name: 'Unsaved changes' }).getByRole('button', { name: 'Save' }).click();
    await say('Saved.');
    const [job] = (await admin.get<{ data: { settings: unknown }[] }>('/v1/admin/integrations')).data;
    expect(job?.settings).toMatchObject({ workers: 2, quiet: { hours: 9, timeZone: 'Europe/Berlin' } });
  });

  it('an enrichment learns from its test what there is to map', async () => {
    await page.goto(`${stage.url}/integrations/new/enrichment?audience=${audience}`);
    await field(/^Webhook URL/).fill(`${address}/where`);
    await page.getByRole('combobox', { name: 'Export fields' }).fill('email');
    await page.keyboard.press('Enter');
    await press('Switch existing users off');
    await press(/^Install and test/);
    await settings();
    await press('Add 2 rows for the last answer');
    await flip('Existing users');
    await page.getByRole('region', { name: 'Unsaved changes' }).getByRole('button', { name: 'Save' }).click();
    await say('Saved.');
    await say('1 of 1 put into the queue');
    await arrives(() => service.of('/where', 'mia') !== undefined);
  });

  it('and its answers reach customers', async () => {
    await arrives(async () => {
      const { attributes } = await admin.get<{ attributes: Readonly<Record<string, unknown>> }>(
        '/v1/admin/customers/mia',
      );
      return attributes['city'] === 'Rome' && attributes['answered_score'] === 7;
    });
  });

  it('existing users are told of once more, after a question', async () => {
    const asked = service.told.length;
    await press('Tell of them again');
    await say('1 member will be told of as if they had just joined.');
    await page.getByRole('dialog').getByRole('button', { name: 'Tell of them' }).click();
    await arrives(() => service.told.length > asked);
    await say('1 of 1 put into the queue');
  });

  it('audiences are brought to Insider, and what will be sent is seen before', async () => {
    await page.goto(`${stage.url}/integrations/library`);
    await page.getByRole('link', { name: 'Install Insider audiences' }).click();
    await choose('Readers');
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByText('causeway_audiences').waitFor();
    await preview.getByText('Leaves', { exact: true }).click();
    await preview.getByText('none').waitFor();
    await page.getByRole('radio', { name: /^Take exactly/ }).check();
    await preview.getByText('/api/user/v1/attribute/delete').waitFor();
    await page.getByRole('radio', { name: /recommended/ }).check();
    await field(/^Insider partner name/).fill(stage.stack.sandbox.partner);
    await page.getByLabel('Insider API key', { exact: false }).first().fill(stage.stack.sandbox.token);
    await press('Another address');
    await field(/^Address/).fill(stage.stack.sandbox.url);
    await flip('Tell of them too');
    await page
      .getByRole('region', { name: 'Unsaved changes' })
      .getByRole('button', { name: 'Install' })
      .click();
    await settings();
    await page.getByRole('heading', { level: 1, name: 'Insider audiences' }).waitFor();
    await say('1 of 1 put into the queue');
    await arrives(async () => {
      const user = await stage.stack.inside.userBy('uuid', 'mia').catch(() => undefined);
      return JSON.stringify(user ?? {}).includes('"readers"');
    });
    await is('mia', { reads: false });
    await arrives(async () => {
      const user = await stage.stack.inside.userBy('uuid', 'mia');
      return JSON.stringify(user?.attributes).includes('"none"');
    });
  });

  it('and the list says about whom each of them is', async () => {
    await page.goto(`${stage.url}/integrations`);
    await page.getByRole('link', { name: 'Newsletter' }).waitFor();
    await arrives(async () => (await page.getByRole('link', { name: 'Readers' }).count()) === 3);
    expect(stage.complaints).toEqual([]);
  });
});
