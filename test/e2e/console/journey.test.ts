import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../stack.ts';
import { OWNER, Stage } from './stage.ts';

/** Set, the screen on which a step failed is put there, to be looked at. */
const SHOTS = process.env['CAUSEWAY_SCREENSHOTS'];

/** A new hub, from the first visit to a broken key that was understood and mended, as a new user goes. */
describe('the first day with a hub', () => {
  let stage: Stage;
  let page: Page;
  let key = '';
  beforeAll(async () => {
    stage = await Stage.start({ install: false });
    page = await stage.page({ signedOut: true });
  });
  afterAll(() => stage.stop());
  afterEach(async ({ task }) => {
    if (SHOTS !== undefined && task.result?.state === 'fail')
      await page.screenshot({ path: join(SHOTS, 'journey-failed.png') });
  });

  const say = async (name: string): Promise<void> => page.getByText(name).first().waitFor();
  const press = (name: string | RegExp): Promise<void> =>
    page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  const go = (name: string): Promise<void> => page.getByRole('link', { name, exact: true }).first().click();
  const field = (name: string) =>
    page
      .locator('input')
      .and(page.getByLabel(name, { exact: true }))
      .last();
  const tab = (name: string | RegExp): Promise<void> =>
    page.getByRole('main').getByRole('link', { name }).first().click();
  const send = async (calls: readonly Record<string, unknown>[]): Promise<void> => {
    const response = await fetch(`${stage.stack.url}/v1/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${key}:`)}` },
      body: JSON.stringify({ batch: calls }),
    });
    expect(response.status).toBe(200);
  };

  it('the first visit makes the owner', async () => {
    await page.goto(`${stage.url}/setup#code=${stage.stack.setupCode}`);
    await say('The setup code came with your link.');
    expect(page.url()).not.toContain('code=');
    await page.getByLabel('Your name').fill(OWNER.name);
    await page.getByLabel('Your e-mail address').fill(OWNER.email);
    await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
    await page.getByLabel('Workspace', { exact: true }).fill('Linen and Co');
    await press('Set up and sign in');
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await say('Linen and Co');
  });

  it('Insider is found in the library, installed and tested', async () => {
    await go('Integrations');
    await tab('Integration Library');
    await page.getByText(/^Marketing automation \(\d/).click();
    await go('Install Insider');
    await page.getByLabel('Insider partner name').fill(stage.stack.sandbox.partner);
    await page.getByRole('textbox', { name: 'Insider API key' }).fill(stage.stack.sandbox.token);
    await press(/Another address/);
    await page.getByLabel('Address', { exact: true }).fill(stage.stack.sandbox.url);
    await press(/^Install Integration/);
    await say('Installed. What comes next');
    await press('Test connection');
    await say('The connection works');
  });

  it('attributes and events are mapped, each by its form', async () => {
    await press('Add mapping');
    const row = page.getByRole('group', { name: /attribute row/ }).last();
    await row.getByLabel(/^Ours/).fill('shoe_size');
    await row.getByLabel(/^Insider/).fill('shoe_size_eu');
    await row.getByRole('checkbox').check();
    await press('Add event');
    await field('Causeway event').fill('Fitting Booked');
    await field('Insider event').fill('fitting_booked');
    await page.keyboard.press('Escape');
    await press(/^Save/);
    await say('Saved.');
  });

  it('a change is found among the revisions, and taken back', async () => {
    await page.getByRole('checkbox', { name: /^Analytics/ }).check();
    await page.getByLabel('Why, for the list of revisions').fill('Asked by legal');
    await press(/^Save/);
    await say('Saved.');
    await tab('Revisions');
    await say('“Asked by legal”');
    await press('What revision 3 changed');
    await say('analytics and marketing');
    await press('Restore revision 2');
    await page.getByRole('dialog').getByText('Consent', { exact: true }).waitFor();
    await page.getByLabel('Why', { exact: true }).fill('It was a mistake');
    await press('Restore this revision');
    await say('brought back 2');
    await say('“It was a mistake”');
    await tab('Settings');
    await page.getByRole('checkbox', { name: /^Analytics/, checked: false }).waitFor();
  });

  it('a tracking key is made and shown once, and what it sends arrives', async () => {
    await go('Settings');
    await go('Keys');
    await press('Add tracking key');
    await page.getByLabel('Name', { exact: true }).fill('Web shop');
    await press('Make the key');
    key = (await page.locator('code', { hasText: /^cwk_/ }).first().innerText()).trim();
    await say('Waiting for the first event…');
    await send([
      {
        type: 'identify',
        userId: 'c-1',
        traits: { email: 'mia@example.com', firstName: 'Mia', shoe_size: 38 },
      },
      { type: 'track', userId: 'c-1', event: 'Fitting Booked', properties: { shop: 'Kadıköy' } },
      { type: 'track', userId: 'c-1', event: '---', properties: {} },
    ]);
    await say('” has arrived');
    await press('I have copied both');
    await go('Live events');
    await say('Fitting Booked');
    await page.locator('.cw-live-chips').getByText('delivered').first().waitFor();
    const user = await stage.stack.inside.userBy('uuid', 'c-1');
    expect(JSON.stringify(user)).toContain('shoe_size_eu');
  });

  it('the log and the customer tell what happened', async () => {
    await go('Integrations');
    await go('Insider');
    await tab('Outbound logs');
    await page
      .getByRole('searchbox')
      .or(page.getByPlaceholder(/status:4xx/))
      .first()
      .fill('type:"Fitting Booked"');
    await press('Search');
    await page.getByRole('row').filter({ hasText: 'Fitting Booked' }).first().waitFor();
    expect(page.url()).toContain('event_type');
    await page.getByRole('link', { name: /Mia/ }).first().click();
    await page.getByRole('heading', { level: 1, name: /Mia/ }).waitFor();
    await say('Answered');
  });

  it('a dead letter is understood, its event is given a name, and it is sent again', async () => {
    await go('Integrations');
    await go('Insider');
    await tab(/^Dead letters/);
    await say('holds no letter or digit');
    await page
      .getByRole('button', { name: /^Messages:/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Map it' }).first().click();
    await field('Insider event').fill('three_dashes');
    await page.keyboard.press('Escape');
    await press(/^Save/);
    await say('Saved.');
    await tab(/^Dead letters/);
    await press(/^Resend it/);
    await say('1 delivered');
    await say('No dead letters');
  });

  it('a broken key stops the sending, says why, and is mended', async () => {
    await tab('Settings');
    await press(/^Replace/);
    await page.getByRole('textbox', { name: 'Insider API key' }).fill('not-the-key');
    await press(/^Save/);
    await say('Saved.');
    await send([{ type: 'track', userId: 'c-1', event: 'Fitting Booked', properties: { shop: 'Moda' } }]);
    await page.getByRole('button', { name: 'Resume' }).first().waitFor({ timeout: 20_000 });
    await go('Overview');
    await page.getByRole('heading', { level: 2, name: 'Needs a person' }).waitFor();
    await tab(/settings/i);
    await page.getByRole('heading', { level: 1, name: 'Insider' }).waitFor();
    await press(/^Replace/);
    await page.getByRole('textbox', { name: 'Insider API key' }).fill(stage.stack.sandbox.token);
    await press('Save and test connection');
    await say('The connection works');
    await press('Resume');
    await tab('Outbound logs');
    await until(
      async () => {
        await page.reload();
        await page.getByRole('row').filter({ hasText: 'Fitting Booked' }).first().waitFor();
        return (
          (await page
            .getByRole('row')
            .filter({ hasText: 'Fitting Booked' })
            .filter({ hasText: 'delivered' })
            .count()) === 2
        );
      },
      20_000,
      () => page.innerText('body'),
    );
  });

  it('a setting that no form was made for is drawn from its card, and a refusal of it stands there', async () => {
    const invented = {
      name: 'invented',
      label: 'An invented setting',
      section: 'General settings',
      type: 'text',
    };
    await page.route('**/v1/admin/integration-catalog', async (route) => {
      const response = await route.fetch();
      const { data } = (await response.json()) as { data: { key: string; fields: unknown[] }[] };
      const unknown = { ...invented, required: false, choices: [], half: false, default: '' };
      for (const { key: kind, fields } of data) if (kind === 'insider') fields.push(unknown);
      await route.fulfill({ response, json: { data } });
    });
    await page.reload();
    await tab('Settings');
    const input = page.getByRole('textbox', { name: invented.label });
    await input.fill('something');
    await press(/^Save/);
    await say('There is no setting called invented.');
    expect(await input.getAttribute('aria-invalid')).toBe('true');
    await press('Discard');
    expect(await input.inputValue()).toBe('');
    await page.unroute('**/v1/admin/integration-catalog');
  });

  it('the audit log has every step, and no secret', async () => {
    await go('Settings');
    await go('Audit');
    await page.getByRole('heading', { level: 1, name: /Audit/ }).waitFor();
    await page.getByText('sent dead letters again').first().waitFor();
    const text = await page.innerText('body');
    for (const secret of [stage.stack.sandbox.token, 'not-the-key', key, OWNER.password])
      expect(text).not.toContain(secret);
    expect(stage.complaints).toEqual([]);
  });
});
