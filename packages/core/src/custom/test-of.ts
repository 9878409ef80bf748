import type { ConnectionTest, Destination, Plan } from '../delivery/destination.ts';

/** The request that a sample became, and what an answer to it says in words; or why it became none. */
export function testOf(plan: Plan, read: Destination['read']): ConnectionTest {
  const request = plan.flights[0]?.requests[0];
  if (request === undefined) {
    const issue = plan.refused[0]?.issue ?? plan.skips[0]?.issues[0];
    const nothing = 'The settings make no request of the sample event.';
    return { refused: issue ?? { code: 'nothing_to_send', message: nothing } };
  }
  return {
    request,
    explain: (answer) => {
      const meant = read(request, answer);
      if (meant.kind !== 'accepted') return { ok: false, issue: meant.issue };
      // Also inside a success records may be refused, where the destination is one whose answers are read so.
      const [failure] = meant.failures;
      if (failure !== undefined) return { ok: false, issue: failure.issue };
      return {
        ok: true,
        issue: {
          code: 'test_ok',
          message: `The destination answered with status ${answer.status}.`,
          hint: 'Look below at what it said.',
        },
      };
    },
  };
}
