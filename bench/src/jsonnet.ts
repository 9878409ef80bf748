/**
 * Jsonnet: our evaluator beside @hanazuki/node-jsonnet, the reference in C++ behind a native module, on the recipes for
 * Insider and on templates as vendors write them; a text out of an entity that is another each time, as with events.
 * Usage (after `npm install` in bench/): node bench/src/jsonnet.ts [SECONDS] [ROUNDS]
 */
import { createRequire } from 'node:module';
import { compile } from '@causeway/jsonnet/jsonnet';
import { importsFrom } from '@causeway/jsonnet/imports';
import { CONFIG, ENTITY, LIBRARY, LIBRARY_NAME } from '@causeway/server/adapters/jsonnet/lytemplates.data';
import { shown } from './figure.ts';
import { TEMPLATES, type Template } from './jsonnet-templates.ts';
import { report } from './report.ts';
import { inTurns, Rounds } from './rounds.ts';

interface Theirs {
  extCode(name: string, code: string): Theirs;
  evaluateSnippet(text: string, name: string): Promise<string>;
}
const { Jsonnet } = createRequire(import.meta.url)('@hanazuki/node-jsonnet') as {
  Jsonnet: new () => Theirs;
};
const seconds = Number(process.argv[2] ?? 2);
const rounds = Number(process.argv[3] ?? 5);
const OURS = 'Causeway';
const THEIRS = '@hanazuki/node-jsonnet';
type Evaluate = (number: number) => string | Promise<string>;

function ours({ source, entity }: Template): Evaluate {
  const program = compile(source, {
    name: 'template',
    imports: importsFrom({ [LIBRARY_NAME]: LIBRARY }),
  });
  return (number) =>
    program.evaluate({
      ext: { [ENTITY]: { json: { ...entity, number } as never }, [CONFIG]: { json: {} } },
    });
}

/** It reads the text at every evaluation; as imports are files there, the library is put in the text's place for it. */
function theirs({ source, entity }: Template): Evaluate {
  const text = source.replaceAll(/import\s+(['"])lytemplates\.libsonnet\1/g, () => `(${LIBRARY})`);
  return (number) =>
    new Jsonnet()
      .extCode(ENTITY, JSON.stringify({ ...entity, number }))
      .extCode(CONFIG, '{}')
      .evaluateSnippet(text, 'template');
}

/** Evaluations by second of CPU time, of all threads of this process. */
async function measure(evaluate: Evaluate): Promise<number> {
  let done = 0;
  const cpu = process.cpuUsage();
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) await evaluate(done++);
  const used = process.cpuUsage(cpu);
  return done / ((used.user + used.system) / 1e6);
}

for (const template of TEMPLATES) {
  const sides: readonly (readonly [string, Evaluate])[] = [
    [OURS, ours(template)],
    [THEIRS, theirs(template)],
  ];
  const said = await Promise.all(sides.map(async ([, evaluate]) => await evaluate(1)));
  if (said[0] !== said[1]) throw new Error(`${template.name}: not the same text:\n${said.join('\n')}`);
  for (const [, evaluate] of sides) await measure(evaluate);
  const rates = new Rounds();
  for (let round = 0; round < rounds; round++) {
    const line: string[] = [];
    for (const [who, evaluate] of inTurns(sides, round)) {
      const rate = await measure(evaluate);
      rates.add(who, rate);
      line.push(`${who} ${shown(rate)}/s`);
    }
    console.log(`round ${round + 1}: ${template.name}: ${line.join('  ')}`);
  }
  report(rates.figure(`Jsonnet, ${template.name}`, 'evaluations/s of one core', OURS));
}
