/** The parts of a webhook's address. */
export interface WebhookPath {
  readonly account: string;
  readonly endpoint: string;
}

const PATH = /^(?:\/beta)?\/webhooks\/custom\/([^/]+)\/([^/]+)\/?$/;

/** `/beta/webhooks/custom/{account_id}/{endpoint}`, or the same without `beta`; undefined for any other path. */
export function webhookPath(path: string): WebhookPath | undefined {
  const found = PATH.exec(path);
  if (found === null) return undefined;
  const [, account = '', endpoint = ''] = found;
  if (!path.includes('%')) return { account, endpoint };
  try {
    return { account: decodeURIComponent(account), endpoint: decodeURIComponent(endpoint) };
  } catch {
    return { account, endpoint };
  }
}
