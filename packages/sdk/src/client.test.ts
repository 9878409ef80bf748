import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from './consent-state.ts';
import { newBrowser, visit, type Sent } from './testing/visit.ts';

const names = (sent: readonly Sent[]): string[] => sent.map(({ type, event }) => event ?? type);
const REFUSED: Answer = { functional: false, analytics: false, marketing: false, personalization: false };

describe('a visit', () => {
  it('tells who, what, when and where', async () => {
    const browser = newBrowser();
    browser.search = '?utm_source=news&gclid=1';
    const page = visit(browser);
    page.view();
    page.api.identify(7, { email: 'jane@example.com' });
    page.api.track('Seen', { id: 1 });
    page.api.group('g', { plan: 'x' });
    page.api.alias('new');
    await page.settled();
    expect(names(browser.sent)).toEqual(['page', 'identify', 'Seen', 'group', 'alias']);
    expect(new Set(browser.sent.map(({ anonymousId }) => anonymousId)).size).toBe(1);
    expect(browser.sent).toMatchObject([
      { properties: { path: '/', title: 'A' } },
      { userId: '7', traits: { email: 'jane@example.com' } },
      { userId: '7', properties: { id: 1 } },
      { userId: '7', groupId: 'g', traits: { plan: 'x' } },
      { userId: 'new', previousId: '7' },
    ]);
    expect(browser.sent[0]?.userId).toBeUndefined();
    expect(browser.sent[2]?.context).toEqual({
      locale: 'tr-TR',
      page: {
        url: 'https://a.example/',
        path: '/',
        referrer: '',
        search: '?utm_source=news&gclid=1',
        title: 'A',
      },
      library: { name: '@causeway/sdk', version: '0.1.0' },
      campaign: { source: 'news' },
      click_ids: { gclid: '1' },
      consent: { canonical: { essential: true }, categories: {}, channels: {} },
    });
  });

  it('is the same visitor’s on the next page, with the campaign that was seen first', async () => {
    const browser = newBrowser();
    browser.search = '?utm_source=news';
    visit(browser).api.identify('u');
    browser.search = '?utm_source=other&fbclid=2';
    const second = visit(browser);
    second.api.track('Seen');
    await second.settled();
    const [first, last] = browser.sent;
    expect([last?.anonymousId, last?.userId]).toEqual([first?.anonymousId, 'u']);
    expect(last?.context).toMatchObject({ campaign: { source: 'news' }, click_ids: { fbclid: '2' } });
  });

  it('keeps its id in a cookie where storage was emptied, and in storage where cookies were', () => {
    const browser = newBrowser();
    const id = visit(browser).api.anonymousId();
    browser.shared.items.clear();
    expect(visit(browser).api.anonymousId()).toBe(id);
    browser.cookies.clear();
    expect(visit(browser).api.anonymousId()).toBe(id);
  });

  it('is another visitor’s after reset, and after somebody else is named', async () => {
    const browser = newBrowser();
    const { api, settled } = visit(browser);
    api.track('nobody');
    api.identify('a');
    api.identify('a');
    api.identify('b');
    api.reset();
    api.track('nobody again');
    await settled();
    const ids = browser.sent.map(({ anonymousId, userId }) => [anonymousId, userId]);
    expect(ids[1]).toEqual([ids[0]?.[0], 'a']);
    expect(ids[2]).toEqual(ids[1]);
    expect(new Set(ids.map(([anonymousId]) => anonymousId)).size).toBe(3);
    expect(ids[4]?.[1]).toBeUndefined();
  });

  it.each([undefined, null, ''])('does not take %j for somebody', async (who) => {
    const browser = newBrowser();
    const { api, settled } = visit(browser);
    api.identify(who as unknown as string, { plan: 'x' });
    await settled();
    expect(browser.sent).toMatchObject([{ type: 'identify' }]);
    expect(browser.sent[0]?.userId).toBeUndefined();
  });

  it('is not stopped by what cannot be sent', async () => {
    const browser = newBrowser();
    const { api, settled } = visit(browser);
    const round: Record<string, unknown> = {};
    round['round'] = round;
    api.track('Round', round);
    api.track('Large', { text: 'x'.repeat(300_000) });
    api.push(['constructor'], ['track', 'Pushed'], ['nonsense', 1], ['library']);
    await settled();
    expect(names(browser.sent)).toEqual(['Pushed']);
    expect(browser.sent[0]?.context['library']).toMatchObject({ dropped: 1 });
  });

  it('goes on where everything is blocked', async () => {
    const browser = newBrowser();
    const blocked = {
      shared: undefined,
      session: undefined,
      jar: () => ({ get: () => undefined, set: () => undefined }),
    };
    const { api, settled } = visit(browser, {}, blocked);
    api.track('One');
    api.track('Two');
    await settled();
    expect(names(browser.sent)).toEqual(['One', 'Two']);
    expect(browser.sent[0]?.anonymousId).toBe(browser.sent[1]?.anonymousId);
    expect([browser.shared.writes, browser.session.writes, browser.cookies.size]).toEqual([0, 0, 0]);
  });
});

type Step =
  | { readonly do: 'event' | 'next page' | 'reset' | 'identify' }
  | { readonly do: 'answer'; readonly answer: Answer };

const answer: fc.Arbitrary<Answer> = fc.record(
  {
    functional: fc.boolean(),
    analytics: fc.boolean(),
    marketing: fc.boolean(),
    personalization: fc.boolean(),
    email: fc.boolean(),
    categories: fc.dictionary(fc.constantFrom('C0002', 'C0004'), fc.boolean()),
  },
  { requiredKeys: [] },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('event' as const, 'next page' as const, 'reset' as const, 'identify' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      answer: fc.oneof(answer, fc.constant(REFUSED)),
    }),
  },
);

describe('consent', () => {
  it('that is required is waited for: nothing is stored, nothing leaves', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), fc.boolean(), async (steps, gpc) => {
        const browser = newBrowser();
        const before = steps.filter((each) => each.do !== 'answer');
        let page = visit(browser, { consent: 'required' }, { globalPrivacyControl: gpc });
        for (const each of before) {
          if (each.do === 'event') page.api.track('Seen');
          else if (each.do === 'identify') page.api.identify('u');
          else if (each.do === 'reset') page.api.reset();
          else page = visit(browser, { consent: 'required' }, { globalPrivacyControl: gpc });
          page.leaving();
          page.online();
        }
        await page.settled();
        expect([browser.sent, browser.shared.writes, browser.session.writes, browser.cookies.size]).toEqual([
          [],
          0,
          0,
          0,
        ]);
      }),
    );
  });

  it('that was refused lets nothing but answers leave, and no id stay', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 20 }),
        fc.array(step, { maxLength: 20 }),
        fc.boolean(),
        async (before, after, required) => {
          const browser = newBrowser();
          const settings = { consent: required ? ('required' as const) : ('granted' as const) };
          let page = visit(browser, settings);
          const act = (each: Step): void => {
            if ('answer' in each) page.api.consent(each.answer);
            else if (each.do === 'event') page.api.track('Seen');
            else if (each.do === 'identify') page.api.identify('u');
            else if (each.do === 'reset') page.api.reset();
            else page = visit(browser, settings);
          };
          for (const each of before) act(each);
          page.api.consent(REFUSED);
          const sentBefore = browser.sent.length;
          for (const each of after) if (each.do !== 'answer') act(each);
          await page.settled();
          expect(new Set(names(browser.sent.slice(sentBefore)))).not.toContain('Seen');
          expect(names(browser.sent.slice(sentBefore)).filter((name) => name !== 'Consent Updated')).toEqual(
            [],
          );
          expect([...browser.shared.items.keys()]).toEqual(['cw.consent']);
          expect([browser.session.items.size, browser.cookies.size]).toEqual([0, 0]);
        },
      ),
    );
  });

  it('that is granted lets go what was held, as it was when it happened, of one visitor', async () => {
    const browser = newBrowser();
    browser.search = '?gclid=1';
    const page = visit(browser, { consent: 'required' });
    const facts = { step: 1 };
    page.api.track('Early', facts);
    facts.step = 2;
    const early = browser.now;
    browser.now += 60_000;
    browser.search = '';
    page.api.consent({ analytics: true, email: false });
    page.api.track('Late');
    await page.settled();
    expect(names(browser.sent)).toEqual(['Early', 'Consent Updated', 'Late']);
    expect(new Set(browser.sent.map(({ anonymousId }) => anonymousId))).toEqual(
      new Set([page.api.anonymousId()]),
    );
    expect(browser.sent[0]).toMatchObject({
      properties: { step: 1 },
      context: { page: { search: '?gclid=1' } },
    });
    expect(Date.parse(browser.sent[0]?.timestamp ?? '')).toBeLessThan(early);
    for (const { context } of browser.sent) {
      expect(context['click_ids']).toEqual({ gclid: '1' });
      expect(context.consent).toEqual({
        canonical: { essential: true, analytics: true },
        categories: {},
        channels: { email: false },
      });
    }
  });

  it('holds a hundred events at most, and says how many were lost', async () => {
    const browser = newBrowser();
    const page = visit(browser, { consent: 'required' });
    for (let index = 0; index < 130; index++) page.api.track(String(index));
    page.api.consent({ analytics: true });
    page.api.track('Late');
    await page.settled();
    expect(names(browser.sent).slice(0, 2)).toEqual(['30', '31']);
    expect(browser.sent.at(-1)?.context['library']).toMatchObject({ dropped: 30 });
  });

  it('is said once for each answer, and remembered', async () => {
    const browser = newBrowser();
    for (let index = 0; index < 3; index++) {
      const page = visit(browser, { consent: 'required' });
      page.api.consent({ marketing: true });
      page.api.track('Seen');
      await page.settled();
    }
    expect(names(browser.sent)).toEqual(['Consent Updated', 'Seen', 'Seen', 'Seen']);
    const silent = visit(browser, { consent: 'required' });
    silent.api.track('Seen');
    await silent.settled();
    expect(browser.sent).toHaveLength(5);
  });

  it('that is refused names who refused, and removes what waits', async () => {
    const browser = newBrowser();
    const page = visit(browser);
    page.api.identify('u');
    const id = page.api.anonymousId();
    page.api.consent({ ...REFUSED, push: false });
    page.api.track('Seen');
    await page.settled();
    expect(browser.sent).toMatchObject([{ event: 'Consent Updated', userId: 'u', anonymousId: id }]);
    expect(page.api.anonymousId()).toBeUndefined();
    page.api.consent({ analytics: true });
    page.api.track('Seen');
    await page.settled();
    expect(names(browser.sent)).toEqual(['Consent Updated', 'Consent Updated', 'Seen']);
    expect(browser.sent[2]).toMatchObject({ userId: 'u' });
    expect(browser.sent[2]?.anonymousId).not.toBe(id);
  });

  it('of one tab counts in the others', async () => {
    const browser = newBrowser();
    const [one, two] = [visit(browser, { consent: 'required' }), visit(browser, { consent: 'required' })];
    two.api.track('Held');
    one.api.consent({ analytics: true });
    one.api.track('Seen');
    two.changed('cw.consent');
    await two.settled();
    expect(names(browser.sent)).toEqual(['Consent Updated', 'Seen', 'Held']);
    expect(new Set(browser.sent.map(({ anonymousId }) => anonymousId)).size).toBe(1);
    one.api.consent(REFUSED);
    two.api.track('Too late');
    await one.settled();
    expect(names(browser.sent).slice(3)).toEqual(['Consent Updated']);
  });

  it('is as it was before the site emptied the storage', async () => {
    const browser = newBrowser();
    const page = visit(browser, { consent: 'required' });
    page.api.consent({ analytics: true });
    await page.settled();
    browser.shared.items.clear();
    page.api.track('Seen');
    await page.settled();
    expect([names(browser.sent), browser.shared.items.size, browser.cookies.size]).toEqual([
      ['Consent Updated'],
      0,
      0,
    ]);
  });
});

describe('what the browser says', () => {
  it('of Do Not Track is honoured where the site wants it', async () => {
    const browser = newBrowser();
    const page = visit(browser, { doNotTrack: 'honour' }, { doNotTrack: true });
    page.view();
    page.api.identify('u');
    page.api.consent({ analytics: true });
    page.leaving();
    page.online();
    await page.settled();
    expect([browser.sent, browser.shared.writes, browser.cookies.size]).toEqual([[], 0, 0]);
    const other = visit(browser, {}, { doNotTrack: true });
    other.view();
    await other.settled();
    expect(browser.sent).toHaveLength(1);
  });

  it('of Global Privacy Control refuses marketing, whatever was answered', async () => {
    const browser = newBrowser();
    const page = visit(browser, {}, { globalPrivacyControl: true });
    page.api.consent({ marketing: true, analytics: true, categories: { C0004: true } });
    page.api.track('Seen');
    await page.settled();
    for (const { context } of browser.sent)
      expect(context.consent).toEqual({
        canonical: { essential: true, analytics: true, marketing: false, personalization: false },
        categories: { C0004: false },
        channels: {},
      });
    expect(browser.sent).toHaveLength(2);
  });
});
