import type { LastingSandbox } from '../world/lasting-sandbox.ts';
import type { FarSide } from './evidence.ts';

/** What Insider holds of everybody. */
export async function readFar({ api }: LastingSandbox): Promise<FarSide> {
  const found = await api.users();
  const users = await Promise.all(found.map(({ id }) => api.user(id)));
  return {
    users: users.map(({ identifiers, attributes, arrival }) => ({
      uuid: identifiers['uuid']?.[0] ?? '',
      attributes,
      // What somebody did at Insider is there because it happened there.
      labels: arrival.flatMap(({ name, custom: { label } }) =>
        typeof label === 'string' && name !== 'quiz_done' ? [label] : [],
      ),
    })),
  };
}
