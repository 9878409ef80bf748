import type { Evidence } from './evidence.ts';

/** The hub ends only when it is asked to, or cannot write to its folder; and everything calms down afterwards. */
export function* staysAlive({ plan, deaths, troubles }: Evidence): Generator<string> {
  yield* troubles;
  const full = plan.faults.some(({ kind }) => kind === 'disk-full');
  const second = plan.faults.some(({ kind }) => kind === 'second-hub');
  for (const { how, lastLines } of deaths) {
    if (full && /full or failing/.test(lastLines)) continue;
    if (second && /Another hub is using/.test(lastLines)) continue;
    yield `the hub ended by itself (${how}): ${lastLines.slice(-600)}`;
  }
}
