import { setTimeout as sleep } from 'node:timers/promises';
import { note, type History } from './history.ts';

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const PATIENCE_MS = 5_000;
const AGAIN_MS = 40;

/**
 * The plain client: the same request until it has a 2xx. What is neither that nor a reason to come back is a refusal of
 * something that was good. Answers the body, or undefined when the client was told to give up.
 */
export async function sendUntilAnswered(
  post: Post,
  history: History,
  stop: AbortSignal,
): Promise<string | undefined> {
  while (!stop.aborted) {
    try {
      const response = await fetch(post.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...post.headers },
        body: JSON.stringify(post.body),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await response.text();
      if (response.ok) return text;
      const comesBack = response.status >= 500 || response.status === 429 || response.status === 408;
      if (!comesBack) {
        const said = `${post.url} answered ${response.status} to ${JSON.stringify(post.body)}: ${text}`;
        history.refusals.push(said);
        note(history, said);
        return undefined;
      }
    } catch {
      // No answer: whether it was taken is not known, so it is sent again.
    }
    await sleep(AGAIN_MS);
  }
  return undefined;
}
