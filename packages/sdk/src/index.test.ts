import { expect, it } from 'vitest';
import { init } from './index.ts';

it('does nothing where there is no page', async () => {
  const causeway = init({ writeKey: 'k', endpoint: 'https://hub.example' });
  causeway.identify('u');
  causeway.track('Seen');
  causeway.push(['track', 'Seen']);
  await causeway.flush();
  expect(causeway.anonymousId()).toBeUndefined();
});
