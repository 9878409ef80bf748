import { CONSENT_TOOLS } from '@causeway/core/consent/words.data';
import { describe, expect, it } from 'vitest';
import { purposeOf } from '../../packages/sdk/src/consent-state.ts';

const words = CONSENT_TOOLS.flatMap(({ tool, words: known }) =>
  known.map(({ code, purposes, refuses }) => ({ tool, code, purposes, refuses })),
);
const inSdk = words.filter(({ code }) => purposeOf(code, { categories: {} }) !== undefined);

describe('what the browser SDK takes a code of a consent tool for', () => {
  it.each(inSdk)('is what the hub takes it for: $code of $tool', ({ code, purposes, refuses }) => {
    expect([purposeOf(code, { categories: {} }), refuses]).toEqual([purposes[0], undefined]);
    expect(purposes).toHaveLength(1);
  });

  it.each(['Plain words', 'OneTrust', 'Cookiebot', 'Google Consent Mode'])(
    'is known for all of %s',
    (tool) => {
      const missing = words.filter((word) => word.tool === tool && !inSdk.includes(word));
      expect(missing).toEqual([]);
    },
  );
});
