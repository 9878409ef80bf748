import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stack } from '../e2e/stack.ts';
import { page } from './pages.ts';

/** What prom-client says of every Node process; the page speaks of them as a whole. */
const OF_THE_PROCESS = /^causeway_(?:process|nodejs)_/;

let stack: Stack;

beforeAll(async () => {
  stack = await Stack.start({ install: false });
});
afterAll(() => stack.stop());

describe('docs/operations/monitor.md', () => {
  const { text } = page('docs/operations/monitor.md');

  it('lists every metric of a running hub with its label, and no others', async () => {
    const metrics = await (await fetch(`${stack.url}/metrics`)).text();
    const told = [...metrics.matchAll(/^# TYPE (\S+)/gm)]
      .map(([, name = '']) => name)
      .filter((name) => !OF_THE_PROCESS.test(name));
    const rows = [...text.matchAll(/^\| `(causeway_\w+)` *\| *(?:`(\w+)`)? *\|/gm)];
    expect(rows.map(([, name]) => name).toSorted()).toEqual(told.toSorted());
    const labelled = rows.filter(([, , label]) => label === 'outcome').map(([, name]) => name);
    expect(labelled.every((name) => metrics.includes(`${name}{outcome="`))).toBe(true);
  });

  it('asks in its alerts for metrics that there are', async () => {
    const metrics = await (await fetch(`${stack.url}/metrics`)).text();
    const asked = [...text.matchAll(/\bcauseway_\w*[a-z0-9]\b(?!_…)/g)].map(([name]) => name);
    expect(asked.filter((name) => !metrics.includes(`# TYPE ${name} `))).toEqual([]);
  });

  it('says where the hub tells whether it is well', async () => {
    for (const path of ['/livez', '/readyz']) {
      expect(text).toContain(`GET ${path}`);
      expect((await fetch(stack.url + path)).status).toBe(200);
    }
  });
});
