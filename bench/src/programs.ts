import { spawn, spawnSync } from 'node:child_process';
import { connect, createServer, type AddressInfo, type NetConnectOpts } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { endOf, watched, type Running } from './processes.ts';

const PATIENCE_MS = 30_000;

export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** A port of loopback that was free a moment ago, for programs that cannot choose one themselves. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts what is not ours, and waits until it takes connections there. What it prints is not shown. */
export async function startProgram(
  program: string,
  args: readonly string[],
  place: NetConnectOpts,
): Promise<Running> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = endOf(child);
  let over: Error | undefined;
  child.once('error', (error) => (over = error));
  child.once('exit', (code) => (over ??= new Error(`${program} ended with ${code} before it was ready`)));
  try {
    await reachable(place, () => over);
  } catch (error) {
    child.kill('SIGTERM');
    throw error;
  }
  return watched(child, ended, '');
}

/** Waits until connections are taken there. Throws what `over` says, and when it takes too long. */
export async function reachable(place: NetConnectOpts, over: () => Error | undefined): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await takes(place))) {
    const error = over();
    if (error !== undefined) throw error;
    if (performance.now() > end) throw new Error(`nothing took connections for ${PATIENCE_MS / 1000} s`);
    await wait(50);
  }
}

function takes(place: NetConnectOpts): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(place);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
