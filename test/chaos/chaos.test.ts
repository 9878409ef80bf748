import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { carryOut } from './act/carry-out.ts';
import { check } from './check/check.ts';
import { makePlan, SHORT } from './plan/make-plan.ts';
import { findMeans, type Means } from './world/small-disk.ts';

/** Between them they have every kind of fault; `npm run chaos` takes as many seeds as you like, and longer ones. */
const SEEDS = [5, 26, 28];

it.each(SEEDS)(
  'everything goes wrong at once (seed %i), and no promise is broken',
  async (seed) => {
    const means = findMeansHere();
    const { evidence, folder, leftOut, clean } = await carryOut(makePlan(seed, SHORT), means);
    const violations = check(evidence);
    clean(violations.length > 0);
    const { hub, sent, plan } = evidence;
    process.stdout.write(
      `chaos: seed ${seed}, ${sent.length} sent, ${hub.events.length} events, ${plan.faults.map(({ kind }) => kind).join(' ')}` +
        `${leftOut.length === 0 ? '' : `, left out: ${leftOut.join(', ')}`}\n`,
    );
    expect(violations, `kept in ${folder}; again: npm run chaos -- --short --seeds ${seed}`).toEqual([]);
    // A run in which nothing came through but the members' first events says nothing.
    expect(hub.outcomes.filter(({ outcome }) => outcome === 'delivered').length).toBeGreaterThan(
      plan.members.length,
    );
  },
  120_000,
);

function findMeansHere(): Means {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-chaos-means-'));
  const means = findMeans(folder);
  rmSync(folder, { recursive: true });
  return means;
}
