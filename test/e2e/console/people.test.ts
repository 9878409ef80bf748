import { join } from 'node:path';
import { JsonClient } from '@causeway/cli/local/json-client';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, Stage } from './stage.ts';

/** Set, the screen on which a step failed is put there, to be looked at. */
const SHOTS = process.env['CAUSEWAY_SCREENSHOTS'];

/** Somebody says no, somebody turns out to be somebody else, and somebody asks to be forgotten. */
describe('people, looked after in the console', () => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await Stage.start({ settings: { defaultCountry: 'TR', timeZone: '+03:00' } });
    await stage.setUp();
    await send(
      {
        type: 'identify',
        userId: 'ada',
        traits: { firstName: 'Ada', email: 'ada@shop.example', city: 'Izmir' },
      },
      { type: 'track', userId: 'ada', event: 'Quiz Done' },
    );
    await stage.stack.settled();
    page = await stage.page({ width: 1280 });
  }, 60_000);
  afterAll(() => stage.stop());
  afterEach(async ({ task }) => {
    if (SHOTS !== undefined && task.result?.state === 'fail')
      await page.screenshot({
        path: join(SHOTS, `people-${task.name.split(' ')[0]}-failed.png`),
        fullPage: true,
      });
  });

  const send = async (...batch: readonly object[]): Promise<void> => {
    expect((await stage.stack.post('/v1/batch', { batch })).ok).toBe(true);
  };
  const press = (name: string | RegExp): Promise<void> =>
    page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  const say = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
  const tab = (name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();
  const writeDown = async (choice: 'Given' | 'Refused', note: string): Promise<void> => {
    await press('Write down a consent');
    await page.getByRole('radiogroup', { name: 'Marketing' }).getByText(choice, { exact: true }).click();
    await page.getByLabel('How it was said').fill(note);
  };

  it('a refusal is written down, and from then on nothing is sent', async () => {
    await page.goto(`${stage.url}/customers/ada`);
    await tab('Consents');
    await page.getByRole('region', { name: 'Who may be told' }).getByText('Is told of them.').waitFor();
    await writeDown('Refused', 'By telephone');
    await say(/^Insider is told nothing more of them/);
    expect(await axeFindings(page)).toEqual([]);
    await press('Write it down');
    await say('Insider is not told of them: marketing was not agreed to.');
    const ledger = page.getByRole('row').filter({ hasText: 'Marketing' }).first();
    await ledger.getByText('refused').waitFor();
    await ledger.getByText('Written down by ada@example.com').waitFor();
    await ledger.getByText('By telephone').waitFor();
    await send({ type: 'track', userId: 'ada', event: 'Quiz Done', messageId: 'kept-back' });
    await stage.stack.settled();
    await tab('Timeline');
    await say(/The customer has refused marketing/);
  });

  it('the refusal is taken back, and the integration is told again', async () => {
    await tab('Consents');
    await writeDown('Given', 'In the shop');
    await say(/^Insider is told of them from now on/);
    await press('Write it down');
    await page.getByRole('region', { name: 'Who may be told' }).getByText('Is told of them.').waitFor();
    await page.getByText('marketing was not agreed to').waitFor({ state: 'detached' });
  });

  it('two with the same address wait for a decision, and are merged', async () => {
    await send({
      type: 'identify',
      userId: 'ada-2',
      traits: { firstName: 'Ada', email: 'ada@shop.example', birthday: '1990-01-31' },
    });
    await page.goto(`${stage.url}/overview`);
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /^Conflicts/ })
      .click();
    await press(/have the same/);
    await page.getByRole('table', { name: 'Both customers side by side' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('region', { name: 'Decide' }).getByRole('button').first().click();
    await page.getByRole('dialog').getByLabel('Why').fill('One person, two accounts');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Merge into/ })
      .click();
    await page.getByRole('heading', { name: 'Nothing to decide' }).waitFor();
    await page.getByRole('link', { name: 'Decided', exact: true }).click();
    await say(/One person, two accounts/);
  });

  it('the merge is undone', async () => {
    await page.goto(`${stage.url}/customers/ada-2?tab=identity`);
    await press(/^Undo/);
    await page.getByRole('dialog').getByLabel('Why').fill('They are sisters');
    await press('Take apart');
    await page.goto(`${stage.url}/customers/ada?tab=identity`);
    await say(/They are sisters/);
    const admin = new JsonClient(stage.stack.url, {
      authorization: `Bearer ${stage.stack.keys.adminToken}`,
    });
    for (const id of ['ada', 'ada-2'])
      expect(await admin.get(`/v1/admin/customers/${id}`)).toMatchObject({ id, merged_from: null });
  });

  it('somebody is erased, here and in Insider, and what comes in about them is refused', async () => {
    await page.goto(`${stage.url}/customers/ada-2`);
    await press('More for this customer');
    await page.getByRole('menuitem', { name: /^Erase/ }).click();
    const dialog = page.getByRole('dialog');
    const erase = dialog.getByRole('button', { name: 'Erase for good' });
    await dialog.getByLabel('Insider').check();
    await dialog.getByLabel('Reason').fill('Asked for by letter');
    await dialog.getByLabel('Type the customer id to confirm').fill('ada');
    expect(await erase.isDisabled()).toBe(true);
    await dialog.getByLabel('Type the customer id to confirm').fill('ada-2');
    expect(await axeFindings(page)).toEqual([]);
    await erase.click();
    await page.getByRole('heading', { level: 1, name: /^Erasure No\./ }).waitFor();
    await say('Everything that was asked for is deleted.');
    await page.getByRole('row').filter({ hasText: 'Insider' }).getByText('Answered 200').waitFor();
    await send({ type: 'track', userId: 'ada-2', event: 'Quiz Done' });
    await page.getByRole('link', { name: 'Look somebody up' }).click();
    await page.getByLabel('Id, e-mail or phone').fill('ada-2');
    await press('Look up');
    await say(/is on the list/);
    await say(/was refused once/);
    await page.goto(`${stage.url}/customers/ada-2`);
    await page.getByRole('heading', { name: 'Nobody has this id' }).waitFor();
    expect(stage.complaints).toEqual([]);
  });
});
