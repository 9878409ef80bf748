import { setTimeout as sleep } from 'node:timers/promises';
import { HubApi } from '../local/hub-api.ts';
import { JsonClient } from '../local/json-client.ts';
import { SandboxApi } from '../local/sandbox-api.ts';
import { waitSettled } from './wait-settled.ts';

/** What came of a few audiences, and of telling Insider who is in them. */
export interface AudiencesShown {
  readonly audiences: readonly { readonly name: string; readonly members: number }[];
  /** Members that were looked up in Insider, and of these the ones who have exactly their audiences there. */
  readonly lookedUp: number;
  readonly same: number;
}

export interface AudienceSides {
  readonly hub: string;
  readonly adminToken: string;
  readonly sandbox: string;
  readonly partner: string;
  readonly token: string;
}

const AUDIENCES = [
  ['Buyers', 'FILTER count("Order Completed") >= 1'],
  ['Big spenders', 'FILTER sum("Order Completed".total WITHIN 365d) > 2000'],
  ['Lookers', 'FILTER AND (NOT INCLUDE buyers, last("Product Viewed") > "now-30d", EXISTS email)'],
] as const;
const LIST = 'causeway_audiences';
const LOOKED_UP = 12;
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 100;

/** Did Insider learn what is so here? */
export function areKnownThere({ audiences, lookedUp, same }: AudiencesShown): boolean {
  return audiences.some(({ members }) => members > 0) && lookedUp > 0 && same === lookedUp;
}

/** Makes a few audiences, waits until everybody was judged, and installs the recipe that tells Insider of them. */
export async function showAudiences(sides: AudienceSides): Promise<AudiencesShown> {
  const admin = new JsonClient(sides.hub, { authorization: `Bearer ${sides.adminToken}` });
  const made: string[] = [];
  for (const [name, filter] of AUDIENCES)
    made.push((await admin.send<{ id: string }>('POST', '/v1/admin/audiences', { name, filter })).id);
  await judged(admin);
  const { integration } = await admin.send<{ integration: { id: number } }>(
    'POST',
    '/v1/admin/audience-recipes/insider',
    {
      name: 'Audiences to Insider',
      audiences: made,
      authorization: { label: 'Insider', partner_name: sides.partner, api_key: sides.token },
      list: LIST,
      existing_users: true,
      base_url: sides.sandbox,
    },
  );
  await told(admin, integration.id);
  await waitSettled(new HubApi(sides.hub, sides.adminToken), integration.id, PATIENCE_MS, () => undefined);
  const { data } = await admin.get<{ data: readonly { name: string; slug: string; members: number }[] }>(
    '/v1/admin/audiences',
  );
  return {
    audiences: data.map(({ name, members }) => ({ name, members })),
    ...(await compare(sides, admin, made)),
  };
}

/** Until every customer was judged by the rules. */
async function judged(admin: JsonClient): Promise<void> {
  await until(async () => (await admin.get<{ state: string }>('/v1/admin/judging')).state === 'done');
}

/** Until everybody who is in them already is on the way. */
async function told(admin: JsonClient, integration: number): Promise<void> {
  await until(async () => {
    const { run } = await admin.get<{ run: { state: string } | null }>(
      `/v1/admin/integrations/${integration}/existing-users`,
    );
    return run?.state === 'done';
  });
}

async function until(met: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await met())) {
    if (Date.now() > end) throw new Error('judging the audiences takes too long');
    await sleep(LOOK_EVERY_MS);
  }
}

/** Looks a few members up on both sides. */
async function compare(
  { sandbox }: AudienceSides,
  admin: JsonClient,
  audiences: readonly string[],
): Promise<Pick<AudiencesShown, 'lookedUp' | 'same'>> {
  const inside = new SandboxApi(sandbox);
  const { data } = await admin.get<{ data: readonly { customer_id: string; anonymous: boolean }[] }>(
    `/v1/admin/audiences/${audiences[0]}/members?limit=${LOOKED_UP}`,
  );
  const known = data.filter(({ anonymous }) => !anonymous);
  let same = 0;
  for (const { customer_id: id } of known) {
    const here = await admin.get<{ data: readonly { slug: string; since: string | null }[] }>(
      `/v1/admin/customers/${encodeURIComponent(id)}/audiences`,
    );
    const own = here.data.flatMap(({ slug, since }) => (since === null ? [] : slug)).toSorted();
    const there = (await inside.userBy('uuid', id))?.attributes[`c_${LIST}`];
    if (JSON.stringify(there) === JSON.stringify(own)) same++;
  }
  return { lookedUp: known.length, same };
}
