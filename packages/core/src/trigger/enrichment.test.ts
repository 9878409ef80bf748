import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Flight, Reply } from '../delivery/destination.ts';
import type { Json, JsonObject } from '../result/json.ts';
import { NO_TEMPLATES } from '../template/template-engine.ts';
import { enrichmentKind } from './enrichment-kind.ts';
import { flat } from './replies.ts';
import { AT, moved, queueOf, seat, VIP } from './testing/job.ts';

const BASE = { url: 'https://api.example.com/in', audiences: [VIP], exportFields: ['city'] };

/** What comes back when a message is answered with a body, after its flight has been on disk. */
function answered(body: string, settings: JsonObject): readonly Reply[] {
  const { settings: checked, issues } = enrichmentKind.check({ ...BASE, ...settings });
  expect(issues).toEqual([]);
  const job = enrichmentKind.compile(checked, NO_TEMPLATES);
  const plan = job.plan([queueOf(7, [moved('enter', VIP)], [seat(VIP)], { address: { zip: '1' } })], AT);
  const [flight] = JSON.parse(JSON.stringify(plan.flights)) as Flight[];
  const [request] = flight?.requests ?? [];
  if (flight === undefined || request === undefined) throw new Error('no flight');
  expect(request.body).not.toContain('zip');
  return job.replies?.(request, { status: 200, headers: {}, body }, flight.entries) ?? [];
}

test('the answer becomes attributes by the mapping, beside what was kept of the profile', () => {
  const mapping = [
    { from: 'response.address.city', to: 'found_city' },
    { from: 'response.tags', to: 'tags' },
    { from: 'response.score', to: 'score', default: 0 },
    { from: 'response.none', to: 'none' },
    { from: 'response.empty', to: 'rank', default: 'unknown' },
    { from: 'origin._id', to: 'asked_for' },
    { from: 'origin.address.zip', to: 'zip' },
  ];
  const body = JSON.stringify({ address: { city: 'Rome' }, tags: [1, { a: 2 }], score: false, empty: null });
  expect(answered(body, { origin: ['_id', 'address', 'nothing'], mapping })).toEqual([
    {
      customer: 7,
      event: 700,
      data: {
        found_city: 'Rome',
        tags: [1, { a: 2 }],
        score: false,
        rank: 'unknown',
        asked_for: 'c-7',
        zip: '1',
      },
    },
  ]);
});

test('what is not JSON tells nothing, and what is no object stands for itself', () => {
  const mapping = [
    { from: 'response', to: 'answer' },
    { from: 'origin._id', to: 'id' },
  ];
  for (const body of ['', '<html>', '{"a":', 'undefined']) expect(answered(body, { mapping })).toEqual([]);
  expect(answered('[1]', { mapping })).toMatchObject([{ data: { answer: [1], id: 'c-7' } }]);
  expect(answered('5', { mapping })).toMatchObject([{ data: { answer: 5 } }]);
  expect(answered('{}', { mapping: [] })).toEqual([]);
});

test('no answer breaks it, however deep or strange', () => {
  const mapping = [{ from: 'response.a', to: 'a' }];
  expect(answered('{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000), { mapping })).toEqual([]);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
      expect(answered(body, { mapping }).length).toBeLessThanOrEqual(1);
    }),
  );
});

test('flattened, every plain value and every list is found by its way', () => {
  const key = fc.stringMatching(/^[a-z]{1,3}$/);
  const { tree } = fc.letrec<{ tree: JsonObject; node: Json }>((tie) => ({
    tree: fc.dictionary(key, tie('node'), { maxKeys: 4 }),
    node: fc.oneof(
      { depthSize: 'small' },
      fc.integer(),
      fc.constant(null),
      fc.array(fc.integer()),
      tie('tree'),
    ),
  }));
  fc.assert(
    fc.property(tree, (object) => {
      for (const [way, value] of flat(object)) {
        const found = way
          .split('.')
          .reduce<Json | undefined>((at, step) => (at as JsonObject | undefined)?.[step], object);
        expect(found).toBe(value);
      }
    }),
  );
});

test('it is the trigger, one by one, for who was there already too', () => {
  const { settings } = enrichmentKind.check(BASE);
  const job = enrichmentKind.compile(settings, NO_TEMPLATES);
  expect(job.gather).toBeUndefined();
  expect(job.routes({ ...moved('present', VIP), id: 1 }, [], () => true)).toBe(true);
  const plan = job.plan([queueOf(1, [moved('enter', VIP), moved('exit', VIP)])], AT);
  expect(plan.flights.map(({ entries }) => entries.map(({ origin }) => origin))).toEqual([
    [{ _id: 'c-1' }],
    [{ _id: 'c-1' }],
  ]);
  expect(enrichmentKind.audiences?.(BASE)).toEqual({ ids: [VIP], field: 'audiences' });
  expect(enrichmentKind.test(BASE, NO_TEMPLATES)).toHaveProperty('request.path', '/in');
});
