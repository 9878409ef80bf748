import { expect, it } from 'vitest';
import { places } from './summary.ts';

it('shows the way into the console beside the panel of the sandbox', () => {
  const text = places(
    {
      hub: 'http://hub',
      sandbox: 'http://sandbox',
      adminToken: 'cwt_x',
      writeKey: 'cwk_x',
      setupCode: 'ABCD-EFGH',
      integration: 1,
      folder: 'shop/.causeway/demo',
    },
    undefined,
  );
  expect(text.split('\n').slice(0, 2)).toEqual([
    '  The console             http://hub/console/setup#code=ABCD-EFGH',
    '  What Insider sees       http://sandbox/_sandbox',
  ]);
});
