import { isFree } from '../local/free-port.ts';
import { fail, ok, warn, type Finding } from './finding.ts';

export async function checkPort(host: string, port: number): Promise<Finding> {
  if (port === 0) return ok('The hub will choose a free port.');
  if (await isFree(port, host)) {
    if (host === '127.0.0.1' || host === '::1' || host === 'localhost')
      return ok(`Port ${port} on ${host} is free.`);
    return warn(
      `Port ${port} on ${host} is free, and will be open to the network without TLS.`,
      'Put a reverse proxy with TLS in front, or listen on 127.0.0.1.',
    );
  }
  const base = `http://${host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
  if (await isHub(base)) return ok(`A hub answers at ${base}.`);
  return fail(
    `Port ${port} on ${host} cannot be listened on: another program has it, or the address is not this machine's.`,
    'End that program, or choose another port with --port.',
  );
}

async function isHub(base: string): Promise<boolean> {
  try {
    const response = await fetch(`${base}/livez`, { signal: AbortSignal.timeout(2_000) });
    return response.ok && ((await response.json()) as { status?: unknown }).status === 'ok';
  } catch {
    return false;
  }
}
