import { expect, test } from 'vitest';
import { parseJson } from '../mapping/json-text.ts';
import type { JsonObject } from '../result/json.ts';
import { NO_TEMPLATES, type TemplateShelf } from '../template/template-engine.ts';
import { AT, AT_TEXT, CHANGED, moved, queueOf, seat, VIP, NEW } from '../trigger/testing/job.ts';
import { checkCustom } from './check.ts';
import { compileCustom } from './kind.ts';

const ECHO: TemplateShelf = () => ({ render: (entity) => ({ kind: 'rendered', value: entity }) });

test('a template sees the audiences of now, and what was joined or left', () => {
  const body = { format: 'template', template: 't' };
  const { settings } = checkCustom({ url: 'https://api.example.com', body, dropEmpty: false });
  const destination = compileCustom(settings, ECHO);
  expect(destination.readsAudiences).toBe(true);
  const events = [moved('enter', VIP), moved('exit', NEW), CHANGED];
  const { flights } = destination.plan([queueOf(1, events, [seat(VIP)])], AT);
  const made = flights.map(({ requests }) => parseJson(requests[0]?.body ?? '') as JsonObject);
  expect(made.map(({ _segments: now, segment_events: said }) => [now, said])).toEqual([
    [['vip'], [{ id: VIP, event: 'enter', slug: 'vip', enter: AT_TEXT }]],
    [['vip'], [{ id: NEW, event: 'exit', slug: 'new_ones', exit: AT_TEXT }]],
    [['vip'], []],
  ]);
});

test('nobody looks for audiences where no template could show them', () => {
  const { settings } = checkCustom({ url: 'https://api.example.com' });
  expect(compileCustom(settings, NO_TEMPLATES).readsAudiences).toBe(false);
});
