import { join } from 'node:path';
import { JsonClient } from '@causeway/cli/local/json-client';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../stack.ts';
import { axeFindings, Stage } from './stage.ts';

/** Set, the screen on which a step failed is put there, to be looked at. */
const SHOTS = process.env['CAUSEWAY_SCREENSHOTS'];
const DAY = 86_400_000;

interface Customer {
  readonly id: string;
  readonly city: string;
  /** Days ago. */
  readonly orders: readonly number[];
}

const CUSTOMERS: readonly Customer[] = [
  { id: 'ada', city: 'Berlin', orders: [2, 40] },
  { id: 'ben', city: 'Berlin', orders: [50] },
  { id: 'cem', city: 'Izmir', orders: [1] },
  { id: 'dora', city: 'Berlin', orders: [] },
];

/** An audience from the first condition to why somebody is in it. */
describe('audiences, made in the console', () => {
  let stage: Stage;
  let page: Page;
  let admin: JsonClient;
  beforeAll(async () => {
    stage = await Stage.start({ install: false });
    await stage.setUp();
    admin = new JsonClient(stage.stack.url, {
      authorization: `Bearer ${stage.stack.keys.adminToken}`,
    });
    const now = Date.now();
    const batch = CUSTOMERS.flatMap(({ id, city, orders }) => [
      { type: 'identify', userId: id, traits: { firstName: id, city } },
      ...orders.map((days) => ({
        type: 'track',
        userId: id,
        event: 'Order Completed',
        properties: { order_id: `${id}-${days}`, total: 10 * days },
        timestamp: new Date(now - days * DAY).toISOString(),
      })),
    ]);
    expect((await stage.stack.post('/v1/batch', { batch })).ok).toBe(true);
    await until(
      async () =>
        (await admin.get<{ data: readonly unknown[] }>('/v1/admin/customers')).data.length ===
        CUSTOMERS.length,
      10_000,
      () => 'the customers have not come in',
    );
    page = await stage.page({ width: 1280 });
  }, 60_000);
  afterAll(() => stage.stop());
  afterEach(async ({ task }) => {
    if (SHOTS !== undefined && task.result?.state === 'fail')
      await page.screenshot({ path: join(SHOTS, 'audiences-failed.png'), fullPage: true });
  });

  const press = (name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).first().click();
  const go = (name: string | RegExp): Promise<void> =>
    page
      .getByRole('main')
      .getByRole('link', { name, exact: typeof name === 'string' })
      .first()
      .click();
  const say = (text: string): Promise<void> => page.getByText(text).first().waitFor();
  const choose = async (button: string, search: string): Promise<void> => {
    await press(button);
    await page.locator('input:focus').waitFor();
    await page.keyboard.type(search);
    await page.locator('[data-combobox-selected]').waitFor();
    await page.keyboard.press('Enter');
  };
  const form = (name: 'Builder' | 'FilterQL'): Promise<void> =>
    page.getByRole('radiogroup', { name: 'Form of the rule' }).getByText(name, { exact: true }).click();
  const write = async (filter: string): Promise<void> => {
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.keyboard.insertText(filter);
  };
  const text = (): Promise<string> => page.locator('.cm-content').innerText();

  it('the first one is begun blank', async () => {
    await page.goto(`${stage.url}/overview`);
    await page.getByRole('link', { name: 'Audiences', exact: true }).click();
    await page.getByRole('heading', { name: 'No audience yet' }).waitFor();
    await page.getByRole('link', { name: 'Use this: Gone quiet' }).waitFor();
    await go('Create audience');
    await go('Begin: Blank');
    await page.getByLabel('Name').fill('Buyers in Berlin');
    await expect.poll(() => page.getByLabel('Slug').inputValue()).toBe('buyers_in_berlin');
  });

  it('conditions are added with the keyboard, and are counted', async () => {
    await choose('Add condition', 'city');
    await page.getByLabel('How city is compared').selectOption({ label: 'is' });
    await page.getByLabel('Value for city').fill('Berlin');
    await say('3 customers would be in it.');
    await choose('Add condition', 'order completed');
    // The cursor is where one goes on.
    await page.locator('select:focus').selectOption({ label: 'at least' });
    await say('2 customers would be in it.');
    await page.getByRole('link', { name: /ada/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('the same rule is text, which can be changed, and is conditions again', async () => {
    await form('FilterQL');
    await page.locator('.cm-content').waitFor();
    expect(await text()).toContain('FILTER AND (city = "Berlin", count(`Order Completed`) >= 1)');
    await write('FILTER AND (city = "Berlin",');
    await say('Counts as soon as the rule can be used.');
    await form('Builder');
    await page.getByRole('alert').getByText('The text cannot be shown as conditions yet').waitFor();
    await press('Show it in the text');
    await write(
      'FILTER AND (\n  city = "Berlin", -- near the shop\n  count(`Order Completed` WHERE total < 1000 WITHIN 30d) >= 1\n)',
    );
    await say('It can be used.');
    await say('1 customer would be in it.');
    expect(await axeFindings(page)).toEqual([]);
    await form('Builder');
    await say('The text has comments.');
    expect(await page.getByLabel('Time of Order Completed, how many').inputValue()).toBe('30');
    await page
      .getByRole('group', { name: /within the last 30 days · where total is less than 1000/ })
      .waitFor();
  });

  it('what is removed comes back, with the comments of the text', async () => {
    await page.getByRole('button', { name: /^Remove city is Berlin/ }).click();
    await say('The comments of the text are gone with this change.');
    await press('Undo');
    await page.getByLabel('Value for city').waitFor();
    await press('Go back to the text with its comments');
    await form('FilterQL');
    expect(await text()).toContain('-- near the shop');
    await form('Builder');
  });

  it('is created, judged, and has its members', async () => {
    await page.getByRole('button', { name: /^Create/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Buyers in Berlin' }).waitFor();
    await say('counted');
    await go(/^Members/);
    await page.getByRole('row').filter({ hasText: 'ada' }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
  });

  it('a member’s page says why, and until when', async () => {
    await page.getByRole('link', { name: 'Why ada is in it' }).click();
    await page.getByRole('heading', { level: 1, name: 'ada' }).waitFor();
    await page.getByText(/^Will leave on \d+ \w+( \d{4})? \d{2}:\d{2} unless something happens\.$/).waitFor();
    const why = page.getByRole('list', { name: 'The rule, part by part' });
    await why.getByText('city is Berlin').waitFor();
    expect(await why.innerText()).toMatch(
      /Order Completed · at least once · within the last 30 days · where total is less than 1000 · found 1/,
    );
    expect(await why.getByRole('img', { name: 'Met', exact: true }).count()).toBe(3);
    expect(await axeFindings(page)).toEqual([]);
    await page.goto(`${stage.url}/customers/cem?tab=audiences`);
    await press('Why not in Buyers in Berlin');
    await why.getByText('city is Berlin').waitFor();
    expect(await why.getByRole('img', { name: 'Not met' }).count()).toBe(2);
    await go('Buyers in Berlin');
  });

  it('a changed rule says who joins and leaves before it is saved', async () => {
    await page.getByLabel('Value for city').fill('Izmir');
    await page.getByText('+1 would join, −1 would leave').waitFor();
    await page.keyboard.press('Control+S');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1 is in it now, and 1 meets the new rule.').waitFor();
    await dialog.getByText('+1 would join, −1 would leave').waitFor();
    expect(await dialog.getByLabel('Tell integrations of them').isChecked()).toBe(false);
    // Until it has come up, one sees through it.
    await page.waitForTimeout(350);
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await say('Saved.');
    await go(/^Members/);
    await page.getByRole('row').filter({ hasText: 'cem' }).waitFor();
    await go('History');
    await say('In the last 30 days 2 joined and 1 left.');
    await press('Show as table');
    await page.getByRole('columnheader', { name: 'Members at its end' }).waitFor();
  });

  it('leaving asks while something is not saved', async () => {
    await go('Rule');
    await page.getByLabel('Description').fill('Not saved');
    await page.getByRole('link', { name: 'Customers', exact: true }).click();
    await page.getByRole('dialog').getByText('Leave without saving?').waitFor();
    await press('Cancel');
    await press('Discard');
    expect(await page.getByLabel('Description').inputValue()).toBe('');
  });

  it('is removed once nothing names it any more', async () => {
    const other = await admin.send<{ id: string }>('POST', '/v1/admin/audiences', {
      name: 'All buyers',
      filter: 'FILTER INCLUDE buyers_in_berlin',
    });
    await page.reload();
    await press('More for Buyers in Berlin');
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'All buyers' }).click();
    await page.getByRole('heading', { level: 1, name: 'All buyers' }).waitFor();
    expect(page.url()).toContain(other.id);
    await page.getByLabel('Whether in Buyers in Berlin').waitFor();
    await press('More for All buyers');
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('heading', { level: 1, name: 'Audiences' }).waitFor();
    await go('Buyers in Berlin');
    await press('More for Buyers in Berlin');
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('heading', { name: 'No audience yet' }).waitFor();
    expect(stage.complaints).toEqual([]);
  });
});
