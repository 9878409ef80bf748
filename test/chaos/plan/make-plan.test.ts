import { expect, it } from 'vitest';
import { makePlan } from './make-plan.ts';
import { REPEAT_MINUTES, type Fault, type Plan } from './plan.ts';

const plans = Array.from({ length: 200 }, (_, index) => makePlan(index + 1));
const labelsOf = ({ senders }: Plan): readonly string[] =>
  senders.flatMap(({ steps }) => steps.map(({ label }) => label));

it('a seed means one plan, and another seed another one', () => {
  for (const seed of [1, 2, 77]) expect(makePlan(seed)).toEqual(makePlan(seed));
  expect(new Set(plans.map((plan) => JSON.stringify(plan))).size).toBe(plans.length);
});

it('no label is used twice, so that an event can be recognised anywhere', () => {
  for (const plan of plans) {
    const labels = labelsOf(plan);
    expect(new Set(labels).size).toBe(labels.length);
  }
});

it('two hundred seeds have every fault, every change, every trouble of the network', () => {
  const faults = plans.flatMap((plan) => plan.faults);
  const count = (is: (fault: Fault) => boolean): number => faults.filter(is).length;
  for (const kind of [
    'kill-hub',
    'stop-hub',
    'freeze-hub',
    'second-hub',
    'kill-sandbox',
    'disk-full',
    'slow-disk',
    'clock',
    'network',
    'hostile',
  ])
    expect([kind, count((fault) => fault.kind === kind) > 20]).toEqual([kind, true]);
  for (const kind of ['pause', 'mapping', 'audience', 'attribute', 'consent'])
    expect([kind, count((fault) => fault.kind === 'change' && fault.change.kind === kind) > 10]).toEqual([
      kind,
      true,
    ]);
  expect(count((fault) => fault.kind === 'kill-hub' && fault.again.length > 0)).toBeGreaterThan(20);
  expect(plans.filter(({ firstStartKills }) => firstStartKills.length > 0).length).toBeGreaterThan(20);
});

it('a network is never so bad that nothing gets through', () => {
  for (const fault of plans.flatMap((plan) => plan.faults)) {
    if (fault.kind !== 'network') continue;
    const bad = Object.values(fault.shares).reduce((sum, share) => sum + share, 0);
    expect(bad).toBeLessThan(0.7);
  }
});

it('no clock is set so far that a hook and its repetition could be taken for two', () => {
  const offsets = plans.flatMap(({ faults }) =>
    faults.flatMap((f) => (f.kind === 'clock' ? [f.offsetMs] : [])),
  );
  const widest = Math.max(0, ...offsets) - Math.min(0, ...offsets);
  expect(widest).toBeGreaterThan(60 * 60_000);
  expect(widest).toBeLessThan((REPEAT_MINUTES * 60_000) / 2);
});
