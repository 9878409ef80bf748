import { ok, warn, type Finding } from './finding.ts';

export const INSIDER_URL = 'https://unification.useinsider.com';

/** Whether Insider answers at all. Any answer will do: no key is sent. */
export async function checkInsider(url: string, ask: typeof fetch = fetch): Promise<Finding> {
  try {
    const { status } = await ask(url, {
      method: 'GET',
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    });
    return ok(`${url} answers (status ${status}).`);
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    return warn(
      `${url} cannot be reached: ${reason}.`,
      'Let the hub out to it on port 443: name resolution, firewall, proxy.',
    );
  }
}
