import type { Page } from 'playwright-core';
import type { MadeCustom } from './custom-api.ts';
import type { MadeJobs } from './jobs.ts';
import type { MadePeople } from './people.ts';
import type { Requests } from './requests.ts';
import type { Stage } from './stage.ts';

/** Every screen below the sign-in: its name, and its path in the console. */
export function screensOf(
  stage: Stage,
  customer: string,
  { template, authorization, integration: custom }: MadeCustom,
  jobs: MadeJobs,
  audience: string,
  people: MadePeople,
): readonly (readonly [name: string, path: string])[] {
  const integration = `/integrations/${stage.stack.integration}`;
  const person = `/customers/${encodeURIComponent(customer)}`;
  return [
    ['overview', '/overview'],
    ['live', '/live'],
    ['live-refused', '/live?tab=refused'],
    ['customers', '/customers'],
    ['customer', person],
    ['customer-events', `${person}?tab=events`],
    ['customer-profile', `${person}?tab=profile`],
    ['customer-audiences', `${person}?tab=audiences`],
    ['customer-audience-why', `${person}?tab=audiences&audience=${audience}`],
    ['customer-balances', `${person}?tab=balances`],
    ['customer-destinations', `${person}?tab=destinations`],
    ['customer-consents', `/customers/${people.refuser}?tab=consents`],
    ['customer-identity', `/customers/${people.merged}?tab=identity`],
    ['conflict', `/conflicts?open=${people.conflict}`],
    ['conflicts-decided', '/conflicts?state=decided'],
    ['audiences', '/audiences'],
    ['audiences-found', '/audiences?search=nothing'],
    ['audience-beginnings', '/audiences/new'],
    ['audience-new', '/audiences/new?from=big_spenders'],
    ['audience-blank', '/audiences/new?from=blank'],
    ['audience', `/audiences/${audience}`],
    ['audience-members', `/audiences/${jobs.audience}/members`],
    ['audience-nobody', `/audiences/${audience}/members`],
    ['audience-history', `/audiences/${jobs.audience}/history`],
    ['audience-hours', `/audiences/${jobs.audience}/history?range=1d`],
    ['audience-uses', `/audiences/${jobs.audience}/uses`],
    ['audience-lost', '/audiences/0123456789abcdef0123456789abcdef'],
    ['integrations', '/integrations'],
    ['library', '/integrations/library'],
    ['library-found', '/integrations/library?search=nothing'],
    ['install', '/integrations/new/insider'],
    ['install-custom', '/integrations/new/custom'],
    ['install-custom-insider', '/integrations/new/custom?from=insider'],
    ['settings', `${integration}/settings`],
    ['settings-next', `${integration}/settings?next=1`],
    ['revisions', `${integration}/revisions?open=3&compare=1&with=2`],
    ['custom-settings', `/integrations/${custom}/settings`],
    ['custom-placeholders', `/integrations/${custom + 1}/settings`],
    ['custom-logs', `/integrations/${custom}/logs`],
    ['custom-dead-letters', `/integrations/${custom}/dead-letters`],
    ['install-job', '/integrations/new/audience_trigger'],
    ['install-enrichment', `/integrations/new/enrichment?audience=${jobs.audience}`],
    ['install-insider-audiences', `/integrations/new/insider-audiences?audience=${jobs.audience}`],
    ['job', `/integrations/${jobs.trigger}/settings`],
    ['job-logs', `/integrations/${jobs.trigger}/logs`],
    ['enrichment', `/integrations/${jobs.enrichment}/settings`],
    ['logs', `${integration}/logs`],
    ['inbound-logs', `${integration}/inbound-logs`],
    ['inbound-logs-found', `${integration}/inbound-logs?status=error`],
    ['dead-letters', `${integration}/dead-letters`],
    ['coverage', `${integration}/coverage`],
    ['webhooks', '/webhooks'],
    ['webhook-logs', '/webhooks/logs'],
    ['webhook-blueprints', '/webhooks/new'],
    ['webhook-new', '/webhooks/new?from=point_add'],
    ['webhook-new-test', '/webhooks/new?from=point_add&tab=test'],
    ['webhook', '/webhooks/1/settings'],
    ['webhook-test', '/webhooks/1/test'],
    ['webhook-own-logs', '/webhooks/1/logs'],
    ['templates', '/templates'],
    ['template-recipes', '/templates/new'],
    ['template-new', '/templates/new?from=insider_entrance'],
    ['template', `/templates/${template}`],
    ['template-history', `/templates/${template}/history`],
    ['template-first', `/templates/${template}/history?revision=1`],
    ['workspace', '/settings/workspace'],
    ['attributes', '/settings/attributes'],
    ['event-types', '/settings/event-types'],
    ['identity-settings', '/settings/identity'],
    ['consent-settings', '/settings/consent'],
    ['erasures', '/settings/erasure'],
    ['erasure', `/settings/erasure/${people.erasure}`],
    ['keys', '/settings/keys'],
    ['key', '/settings/keys/1'],
    ['authorizations', '/settings/authorizations'],
    ['authorization-new', '/settings/authorizations?edit=new'],
    ['authorization', `/settings/authorizations?edit=${authorization}`],
    ['users', '/settings/users'],
    ['audit', '/settings/audit'],
    ['account', '/account'],
    ['lost', '/nothing-here'],
  ];
}

/** Counts what moves by itself on every page that is opened from now on: the browser's layout shift score. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(`
    window.__shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  `);
}

export async function shifted(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as { __shift?: number }).__shift ?? 1);
}

/** Waits until nothing fades or slides any more. What turns for as long as it is shown, such as a loader, does not count. */
export async function stoodStill(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    // What a change sets in motion begins with the next frame.
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    const ends = (one) => one.playState === 'running' && Number.isFinite(one.effect?.getComputedTiming().endTime);
    for (let running; (running = document.getAnimations().filter(ends)).length > 0; )
      await Promise.allSettled(running.map((one) => one.finished));
  })()`);
}

/** Opens a screen and waits until it has what it shows. */
export async function open(stage: Stage, page: Page, path: string): Promise<void> {
  await page.goto(stage.url + path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.getByLabel('Loading').first().waitFor({ state: 'hidden' });
  await page.waitForTimeout(350);
}

/** Leads a console that is open already to another of its screens, as a link in it would: nothing is loaded anew. */
export async function go(stage: Stage, page: Page, requests: Requests, path: string): Promise<void> {
  await page.evaluate((to) => {
    // Its router listens to the history of the window.
    (globalThis as unknown as { history: { pushState(...of: unknown[]): void } }).history.pushState(
      {},
      '',
      to,
    );
  }, stage.url + path);
  await requests.quiet();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.getByLabel('Loading').first().waitFor({ state: 'hidden' });
}

/** Opens the first few things that are folded up, all at once; answers how many there were. */
export async function unfold(page: Page): Promise<number> {
  return page.evaluate(`(() => {
    const folded = [...document.querySelectorAll('[aria-expanded="false"]')].slice(0, 4);
    for (const one of folded) one.click();
    return folded.length;
  })()`);
}
