/**
 * The guides for who comes from another system are run: every `curl` of theirs against a hub and a sandbox of its own.
 *
 * - A block of `sh` with `curl` says after each call what it is answered: a line such as `# 201`, or `# 200+` where the
 *   same is asked until something is there.
 * - ```` ```json answer ```` holds what the call before was answered, or a part of it; `…` stands for anything.
 * - ```` ```json arrives ```` holds a part of a request that the sandbox gets, with one user of it and, where it shows one, one event.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Stack } from '../e2e/stack.ts';
import { contains } from './contains.ts';
import { GuideShell, type Answered } from './guide-shell.ts';
import { blocksOf, comingFrom, type Block, type Page } from './pages.ts';

const PATIENCE_MS = 10_000;
const STATUS = /^# (\d{3})(\+?)/gm;

const guides = comingFrom();

function isRun({ language, text }: Block): boolean {
  return language === 'sh' && /\bcurl\b|^# \d{3}\b/m.test(text);
}

/** What the block says it is answered, to be held against the statuses in order. */
function saidStatuses({ text }: Block): RegExp {
  const said = [...text.matchAll(STATUS)].map(
    ([, status = '', more]) => `(?:${status} )${more === '+' ? '+' : ''}`,
  );
  return new RegExp(`^${said.join('')}$`);
}

describe('the guides for who comes from another system', () => {
  it('are five', () => {
    expect(guides.map(({ path }) => path.replace('docs/guide/coming-from-', ''))).toEqual([
      'antavo-insider.md',
      'antavo-webhooks.md',
      'datafly.md',
      'hardal.md',
      'lytics.md',
    ]);
  });

  it.each(guides)('$path: every call is answered as it says', { timeout: 90_000 }, runGuide);

  it('shows a part of what was answered, and nothing else', () => {
    const value = { a: [{ id: 7, key: 'cwa_x' }], b: null };
    expect(contains(value, { a: [{ id: 7 }] })).toBe(true);
    expect(contains(value, { a: [{ key: 'cwa_…' }], b: null })).toBe(true);
    expect(contains(value, { a: [] })).toBe(false);
    expect(contains(value, { a: [{ id: '7' }] })).toBe(false);
    expect(contains(value, { a: [{ key: 'cws_…' }] })).toBe(false);
    expect(contains(value, { c: 1 })).toBe(false);
  });
});

async function runGuide(guide: Page): Promise<void> {
  const stack = await Stack.start({
    install: false,
    sandboxArgs: ['--partner', 'myco', '--token', 'secret'],
  });
  const shell = new GuideShell({
    HUB: stack.url,
    TOKEN: stack.keys.adminToken,
    KEY: stack.keys.writeKey,
    INSIDER: stack.sandbox.url,
  });
  try {
    let last: Answered | undefined;
    const blocks = blocksOf(guide);
    expect(blocks.filter(isRun).length).toBeGreaterThan(2);
    for (const block of blocks) {
      const place = `${guide.path}:${block.line}`;
      if (isRun(block)) {
        const answered = await shell.run(block.text);
        const statuses = answered.map(({ status }) => `${status} `).join('');
        const bodies = answered.map(({ body }) => body).join('\n');
        expect(statuses, `${place} was answered ${bodies}`).toMatch(saidStatuses(block));
        last = answered.at(-1);
      } else if (block.mark === 'answer') expectAnswer(place, last, JSON.parse(block.text));
      else if (block.mark === 'arrives') await expectArrived(place, stack, JSON.parse(block.text));
      else expect({ place, mark: block.mark }).toEqual({ place, mark: '' });
    }
  } finally {
    shell.close();
    await stack.stop();
  }
}

function expectAnswer(place: string, answered: Answered | undefined, shown: unknown): void {
  const body: unknown = JSON.parse(answered?.body ?? '');
  expect({ place, body: contains(body, shown) ? shown : body }).toEqual({ place, body: shown });
}

async function expectArrived(place: string, stack: Stack, shown: unknown): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const requests = await stack.inside.requests();
    const bodies = requests.flatMap(({ path, request }): readonly unknown[] =>
      path.startsWith('/api/user/v1/') ? oneByOne(JSON.parse(request) as Upsert) : [],
    );
    if (bodies.some((body) => contains(body, shown))) return;
    if (Date.now() > deadline) expect({ place, arrived: bodies }).toEqual({ place, arrived: shown });
    await sleep(100);
  }
}

interface Upsert {
  readonly users?: readonly { readonly events?: readonly unknown[] }[];
}

/** The request for each of its users and each event alone: how many share one depends on the moment. */
function oneByOne(body: Upsert): readonly unknown[] {
  const users = (body.users ?? []).flatMap((user) => [
    user,
    ...(user.events ?? []).map((event) => ({ ...user, events: [event] })),
  ]);
  return users.map((user) => ({ ...body, users: [user] }));
}
