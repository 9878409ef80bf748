import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SESSION_IDLE_MS, SESSION_LONGEST_MS, sessionEnd, worthNoting } from './session-life.ts';

it('a session ends when it lies idle, and after a week however much it is used', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: SESSION_IDLE_MS * 2 }), { maxLength: 60 }), (pauses) => {
      let session = { createdAt: 0, seenAt: 0 };
      let now = 0;
      for (const pause of pauses) {
        now += pause;
        const alive = now < sessionEnd(session);
        expect(alive).toBe(now < SESSION_LONGEST_MS && now - session.seenAt < SESSION_IDLE_MS);
        if (!alive) return;
        if (worthNoting(session, now)) session = { ...session, seenAt: now };
        // What is not noted is less than a minute old.
        expect(now - session.seenAt).toBeLessThan(60_000);
      }
    }),
  );
});
