import { describe, expect, it } from 'vitest';
import type { HeldFor } from '../ports/held-messages.ts';
import { letGoHeld } from './let-go-held.ts';

describe('what was held', () => {
  const everybody: HeldFor[] = Array.from({ length: 950 }, (_, index) => ({
    customer: 1 + Math.floor(index / 2),
    integration: 7 + (index % 2),
  }));

  it('goes in portions, for those who hold nothing any more', async () => {
    const portions: number[] = [];
    const going = new Set<string>();
    const done: number[][] = [];
    const count = await letGoHeld({
      held: {
        after: async ({ customer, integration }, most) =>
          everybody
            .filter(
              (one) =>
                one.customer > customer || (one.customer === customer && one.integration > integration),
            )
            .slice(0, most),
      },
      integrations: () => [{ integration: 8, workspace: 1 }],
      submit: async (looks) => {
        portions.push(looks.length);
        for (const { look, letGo } of looks) going.add(`${look} ${letGo}`);
      },
      done: async (integrations) => done.push([...integrations]),
      clock: () => 5,
    });
    expect(count).toBe(475);
    expect(Math.max(...portions)).toBeLessThanOrEqual(200);
    expect(going.size).toBe(475);
    expect([...going].every((one) => one.endsWith(' 8'))).toBe(true);
    expect(done).toEqual([[8]]);
  });

  it('is not even looked for when everybody holds', async () => {
    const fail = async (): Promise<never> => {
      throw new Error('asked');
    };
    const tools = { held: { after: fail }, submit: fail, done: fail, clock: () => 5 };
    expect(await letGoHeld({ ...tools, integrations: () => [] })).toBe(0);
  });
});
