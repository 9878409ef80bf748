/**
 * Makes what test/upgrade opens with every later version: a data folder as this version leaves it when it is cut off with
 * messages under way. To be run before each release, and to be committed with it:
 *   npm run build && node tools/make-upgrade-fixture.ts [ROOT] [FOLDER]
 * ROOT is a built checkout, this one unless given. Writes schema-NN.db.gz and schema-NN.json.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { constants, gzipSync } from 'node:zlib';
import { Program } from '@causeway/cli/local/program';
import { readFacts } from './upgrade/facts.ts';
import { beRefused, leaveWaiting, live, OWNER, settled } from './upgrade/old-life.ts';

/** Made up, and the same in the test. */
const SEALED_WITH = 'an upgrade is opened with this 01234';
const MOST_BYTES = 200_000;

const here = join(import.meta.dirname, '..');
const [root = here, into = join(here, 'test/upgrade/fixtures')] = process.argv
  .slice(2)
  .map((path) => resolve(path));
const data = mkdtempSync(join(tmpdir(), 'causeway-fixture-'));
const schema = Number(
  readdirSync(join(root, 'packages/server/migrations/sqlite'))
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .at(-1)
    ?.slice(0, 4),
);
const sandbox = new Program({
  name: 'sandbox',
  script: join(root, 'packages/sandbox/dist/main.js'),
  args: ['--port', '0', '--unlimited'],
});
const [, sandboxUrl = '', partner = '', token = ''] = await sandbox.line(
  /sandbox (http:\S+) partner=(\S+) token=(\S+)/,
);
const program = new Program({
  name: 'hub',
  script: join(root, 'packages/server/dist/app/main.js'),
  env: {
    CAUSEWAY_DATA: data,
    CAUSEWAY_PORT: '0',
    CAUSEWAY_ALLOW_NETWORKS: '127.0.0.0/8',
    CAUSEWAY_SECRET_KEY: SEALED_WITH,
  },
});
const word = async (pattern: RegExp): Promise<string> => (await program.line(pattern))[1] ?? '';
const hub = {
  url: await word(/running at (http:\S+)/),
  adminToken: await word(/admin token\s+(cwt_\S+)/),
  writeKey: await word(/tracking key\s+(cwk_\S+)/),
  setupCode: schema >= 5 ? await word(/\/console\/setup#code=(\S+)/) : undefined,
  schema,
  sandbox: { url: sandboxUrl, partner, token },
};
const integration = await live(hub);
await settled(hub, integration);
await beRefused(hub, integration);
await sandbox.kill();
await leaveWaiting(hub);
await program.kill();

// One file, without what was deleted; what was in the log beside it is in it.
const packed = join(data, 'packed.db');
const database = new DatabaseSync(join(data, 'hub.db'));
database.prepare('VACUUM INTO ?').run(packed);
database.close();
const facts = readFacts(packed);
const name = `schema-${String(schema).padStart(2, '0')}`;
const bytes = gzipSync(readFileSync(packed), { level: constants.Z_BEST_COMPRESSION });
if (bytes.length > MOST_BYTES) throw new Error(`${name} is too large: ${bytes.length} bytes`);
mkdirSync(into, { recursive: true });
writeFileSync(join(into, `${name}.db.gz`), bytes);
const { adminToken, writeKey } = hub;
const known = { adminToken, writeKey, integration, secretKey: SEALED_WITH, owner: OWNER, facts };
writeFileSync(join(into, `${name}.json`), `${JSON.stringify(known, undefined, 2)}\n`);
rmSync(data, { recursive: true });
console.log(`${name}: ${bytes.length} bytes, ${JSON.stringify(facts.events)}`);
console.log(JSON.stringify({ ...facts, customers: Object.keys(facts.customers).length }));
