import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RequestLog, type LoggedRequest } from './request-log.ts';

function entry(id: number, bytes: number): LoggedRequest {
  const requestBody = Buffer.alloc(bytes);
  return { id, method: 'POST', path: '/', at: 0, ms: 1, status: 200, requestBody, responseBody: '' };
}

test('keeps the newest within both bounds, and always the last', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1 }), (sizes) => {
      const log = new RequestLog({ entries: 5, bytes: 100 });
      for (const [id, size] of sizes.entries()) log.add(entry(id, size));
      const kept = log.newestFirst(100);
      expect(kept[0]?.id).toBe(sizes.length - 1);
      expect(kept.length).toBeLessThanOrEqual(5);
      expect(kept.map(({ id }) => id)).toEqual(kept.map((_, index) => sizes.length - 1 - index));
      const bytes = kept.reduce((sum, { requestBody }) => sum + requestBody.length, 0);
      expect(bytes <= 100 || kept.length === 1).toBe(true);
      expect(log.counts()).toEqual({ total: sizes.length, byStatus: { '200': sizes.length } });
    }),
  );
});
