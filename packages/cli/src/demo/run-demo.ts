import { portOrAny } from '../local/free-port.ts';
import { HubApi } from '../local/hub-api.ts';
import { startHubProcess, type HubProcess } from '../local/hub-process.ts';
import { stopPrograms } from '../local/program.ts';
import { SandboxApi } from '../local/sandbox-api.ts';
import { startSandboxProcess, type SandboxProcess } from '../local/sandbox-process.ts';
import { freshDemoFolder, type DemoFolder } from './demo-folder.ts';
import { areKnownThere, showAudiences } from './audiences.ts';
import { bothWays, wentBothWays } from './both-ways.ts';
import { INBOUND } from './from-insider.ts';
import { addsUp, gather } from './findings.ts';
import { Progress } from './progress.ts';
import { sendTraffic } from './send-traffic.ts';
import { makeTraffic, namedIn } from './shop/traffic.ts';
import { audiencesSummary, bothWaysSummary, places, summary } from './summary.ts';
import { waitSettled } from './wait-settled.ts';

export interface DemoOptions {
  readonly shoppers: number;
  readonly seed: number;
  /** Stay, so that one can look around, until told to stop. */
  readonly stay: boolean;
}

const HUB_PORT = 8484;
const SANDBOX_PORT = 8585;
const PATIENCE_MS = 60_000;
const FOLDER = '.causeway/demo';

/** How the shop of the demo is set up. It is Turkish: a phone number without a country is a Turkish one. */
const SETTINGS = {
  defaultCountry: 'TR',
  timeZone: '+03:00',
  inbound: INBOUND,
};

/** Runs the demo and answers the exit code. */
export async function runDemo(options: DemoOptions): Promise<number> {
  const folder = freshDemoFolder(FOLDER);
  const children: (HubProcess | SandboxProcess)[] = [];
  const stopped = new Promise<'stopped'>((resolve) => {
    process.once('SIGINT', () => resolve('stopped'));
    process.once('SIGTERM', () => resolve('stopped'));
  });
  try {
    const story = tell(options, folder, children);
    const end = await Promise.race([story, stopped]);
    if (end === 'stopped') {
      story.catch(() => undefined);
      return 1;
    }
    if (options.stay && end === 0) {
      process.stdout.write('Hub and sandbox are still running. Ctrl-C ends both.\n');
      await Promise.race([stopped, anyExit(children)]);
    }
    return end;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `\ncauseway: the demo failed: ${reason}\nWhat the hub and the sandbox wrote is in ${folder.path}.\n`,
    );
    return 1;
  } finally {
    await stopPrograms();
    folder.release();
  }
}

async function tell(
  options: DemoOptions,
  folder: DemoFolder,
  children: (HubProcess | SandboxProcess)[],
): Promise<number> {
  const progress = new Progress(process.stdout);
  progress.step('Starting a sandbox and a hub …');
  const sandbox = await startSandboxProcess(await portOrAny(SANDBOX_PORT), [], (line) =>
    folder.keep('sandbox', line),
  );
  children.push(sandbox);
  const hub = await startHubProcess({
    data: folder.data,
    port: await portOrAny(HUB_PORT),
    firstStart: true,
    line: (line) => folder.keep('hub', line),
  });
  children.push(hub);
  if (hub.keys === undefined) throw new Error('the hub did not say its keys');
  const api = new HubApi(hub.url, hub.keys.adminToken);
  const settings = { ...SETTINGS, baseUrl: sandbox.url, partnerName: sandbox.partner };
  const installed = await api.installInsider('Insider', settings, sandbox.token);

  const began = performance.now();
  const traffic = makeTraffic(options.seed, options.shoppers, Date.now());
  const total = traffic.rounds.reduce((sum, { length }) => sum + length, 0);
  progress.step(`Sending the traffic of ${options.shoppers} shoppers …`);
  const work = async (): Promise<number> => {
    const sent = await sendTraffic(traffic, hub.url, hub.keys?.writeKey ?? '', (count) =>
      progress.detail(`${count} of ${total}`),
    );
    if (sent.failed > 0) throw new Error(`the hub did not take ${sent.failed} of ${sent.calls} calls`);
    progress.step('Waiting until everything has arrived …');
    const integration = await waitSettled(api, installed.id, PATIENCE_MS, (left) =>
      progress.detail(`${left} left`),
    );
    progress.end();
    const seconds = (performance.now() - began) / 1000;
    const found = await gather({ api, url: hub.url, integration }, new SandboxApi(sandbox.url), {
      sent,
      traffic,
      seconds,
    });
    process.stdout.write(summary(found));
    progress.step('Loyalty events, a webhook, and the way back from Insider …');
    const back = await bothWays({
      hub: hub.url,
      adminToken: hub.keys?.adminToken ?? '',
      sandbox: sandbox.url,
      integration: installed.id,
      customers: namedIn(traffic),
    });
    await waitSettled(api, installed.id, PATIENCE_MS, () => undefined);
    progress.end();
    process.stdout.write(bothWaysSummary(back));
    progress.step('Who is in which audience, here and in Insider …');
    const shown = await showAudiences({
      hub: hub.url,
      adminToken: hub.keys?.adminToken ?? '',
      sandbox: sandbox.url,
      partner: sandbox.partner,
      token: sandbox.token,
    });
    progress.end();
    process.stdout.write(audiencesSummary(shown));
    const where = {
      hub: hub.url,
      sandbox: sandbox.url,
      ...(hub.keys as NonNullable<typeof hub.keys>),
      integration: installed.id,
      folder: folder.path,
    };
    if (options.stay) process.stdout.write(places(where, found.example));
    return addsUp(found) && wentBothWays(back) && areKnownThere(shown) ? 0 : 1;
  };
  const ended = anyExit(children).then((name): never => {
    throw new Error(`the ${name} ended unexpectedly`);
  });
  ended.catch(() => undefined);
  return Promise.race([work(), ended]);
}

/** Names the first child that ends. */
function anyExit(children: readonly (HubProcess | SandboxProcess)[]): Promise<string> {
  return Promise.race(children.map(({ program }) => program.exited.then(() => program.name)));
}
