import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeTraffic } from '@causeway/cli/demo/shop/traffic';
import { sendTraffic } from '@causeway/cli/demo/send-traffic';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAudience } from './audiences.ts';
import { makeCustom, type MadeCustom } from './custom-api.ts';
import { makeJobs, type MadeJobs } from './jobs.ts';
import { makeMember } from './members.ts';
import { makePeople, type MadePeople } from './people.ts';
import { makeRevisions } from './revisions.ts';
import { open, screensOf, shifted, stoodStill, watchShifts } from './screens.ts';
import { axeFindings, Stage, sticksOut, type Look } from './stage.ts';
import { makeWebhook } from './webhooks.ts';

/** Set, screenshots of all screens are put there, to be looked at. */
const SHOTS = process.env['CAUSEWAY_SCREENSHOTS'];

/** A page is called steady below 0.1. Here only the preview beside a form may make room for what it shows. */
const STILL = 0.015;

/** The wide one is looked at in both colours, the narrow one, which shows little else, in dark ones alone. */
const LOOKS: readonly Look[] = [
  { width: 1440, scheme: 'light' },
  { width: 390, height: 844, scheme: 'dark' },
];

/** Other colours move nothing and name nothing anew: only whether they can be read is another question. */
const OF_COLOURS: readonly string[] = ['color-contrast', 'link-in-text-block'];

describe('every screen, with a shop’s data in it', () => {
  let stage: Stage;
  let customer = '';
  let custom: MadeCustom;
  let jobs: MadeJobs;
  let audience = '';
  let people: MadePeople;
  beforeAll(async () => {
    stage = await Stage.start({ settings: { defaultCountry: 'TR', timeZone: '+03:00' } });
    await stage.setUp();
    await makeRevisions(stage);
    await sendTraffic(
      makeTraffic(7, 60, Date.now()),
      stage.stack.url,
      stage.stack.keys.writeKey,
      () => undefined,
    );
    await makeWebhook(stage, 'Orders paid');
    custom = await makeCustom(stage, 'Warehouse');
    jobs = await makeJobs(stage, 'Readers');
    audience = await makeAudience(stage, 'Readers');
    people = await makePeople(stage, 'Readers');
    await stage.stack.settled(60_000);
    const response = await fetch(
      `${stage.stack.url}/v1/admin/integrations/${stage.stack.integration}/dead-letters`,
      { headers: { authorization: `Bearer ${stage.stack.keys.adminToken}` } },
    );
    const { data } = (await response.json()) as { data: readonly { customer: { id: string } | null }[] };
    customer = data[0]?.customer?.id ?? '';
    await makeMember(stage, customer, 'Summer');
    await stage.stack.settled(60_000);
    if (SHOTS !== undefined) mkdirSync(SHOTS, { recursive: true });
  }, 120_000);
  afterAll(() => stage.stop());

  for (const look of LOOKS) {
    // Side by side: most of the time each of them waits for something.
    it.concurrent(
      `can be used by everybody, at ${look.width} px, ${look.scheme === 'light' ? 'in light and in' : 'in'} dark colours`,
      async () => {
        const page = await stage.page(look);
        await watchShifts(page);
        const found: string[] = [];
        const picture = async (name: string): Promise<void> => {
          if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}.png`) });
        };
        for (const [name, path] of screensOf(stage, customer, custom, jobs, audience, people)) {
          await page.emulateMedia({ colorScheme: look.scheme ?? 'light' });
          await open(stage, page, path);
          await picture(`${name}-${look.width}-${look.scheme}`);
          for (const finding of await axeFindings(page)) found.push(`${name}: ${finding}`);
          const moved = await shifted(page);
          if (moved > STILL) found.push(`${name}: something moved by itself (${moved.toFixed(4)})`);
          if (await sticksOut(page)) found.push(`${name}: sticks out sideways`);
          if (look.scheme === 'dark') continue;
          await inDark(page);
          await picture(`${name}-${look.width}-dark`);
          for (const finding of await axeFindings(page, OF_COLOURS)) found.push(`${name}, dark: ${finding}`);
        }
        await page.context().close();
        expect(found).toEqual([]);
        expect(stage.complaints).toEqual([]);
      },
      240_000,
    );
  }
});

/** The page follows what the system says, without being opened again. */
async function inDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor({ state: 'attached' });
  await stoodStill(page);
}
