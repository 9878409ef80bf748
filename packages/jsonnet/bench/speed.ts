/**
 * How many evaluations a second: a template as a vendor writes them, compiled once, with an entity of about 2 KB and
 * a result as JSON of JavaScript.
 *
 *     node bench/speed.ts [seconds]
 */
import { importsFrom } from '../src/imports.ts';
import { compile } from '../src/jsonnet.ts';
import type { Json } from '../src/manifest/json.ts';

const library = `
local entity = std.extVar("entity");
{
  get(field, def=null):: if std.objectHas(entity, field) then entity[field] else def,
  has(field):: std.objectHas(entity, field),
  date(field):: self.get(field, "1970-01-01"),
}
`;

const fields = Array.from({ length: 30 }, (_, at) => `attribute_${at}`);

const template = `
local event = import "lytemplates.libsonnet";
local d = event.get("segment_events", [])[0];
{
  users: [{
    identifiers: {
      email: event.get("email"),
      uuid: event.get("uuid"),
      [if event.has("phone") then "phone"]: event.get("phone"),
      custom: { crm: event.get("crm_id", "none"), shop: std.toString(event.get("shop_id", 0)) },
    },
    attributes: {
${fields.map((name) => `      ${name}: event.get("${name}", "unknown"),`).join('\n')}
    },
    events: [
      {
        event_name: d.name,
        timestamp: event.date("at"),
        event_params: { [k]: d.params[k] for k in std.objectFields(d.params) },
      },
    ],
  }],
}
`;

const entity: Json = {
  email: 'someone@example.com',
  uuid: '7b1c2f3e-6c0a-4a8e-9d35-0a4f6c1de9b2',
  phone: '+905551112233',
  crm_id: 'C-1000123',
  shop_id: 42,
  at: '2026-01-02T03:04:05Z',
  segment_events: [
    {
      name: 'segment_entered',
      params: { segment: 'loyal', score: 0.75, first: true, source: 'crm' },
    },
  ],
  ...Object.fromEntries(
    fields.slice(0, 20).map((name, at) => [name, at % 3 === 0 ? at * 1.5 : `value of ${name}`]),
  ),
  ...Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`unused_${at}`, `never looked at ${at}`])),
};

const program = compile(template, {
  name: 'template.jsonnet',
  imports: importsFrom({ 'lytemplates.libsonnet': library }),
});

function once(): Json {
  return program.value({ ext: { entity: { json: entity } } });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function measure(label: string, seconds: number, work: () => unknown): void {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < seconds * 1000) {
    for (let n = 0; n < 100; n += 1) work();
    count += 100;
  }
  const each = (performance.now() - start) / count;
  print(`${label}: ${Math.round(1000 / each)} evaluations/s, ${(each * 1000).toFixed(1)} µs each`);
}

const seconds = Number(process.argv[2] ?? 3);
const size = JSON.stringify(entity).length;
print(`entity ${size} bytes, result ${JSON.stringify(once()).length} bytes`);
measure('warm up', 1, once);
measure('to JSON', seconds, once);
measure('to text', seconds, () => program.evaluate({ ext: { entity: { json: entity } } }));
