import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Clock } from 'lucide-react';
import type { ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { useNow } from '../../ui/now.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { useVocabulary } from '../../ui/rule/use-vocabulary.ts';
import { spokenTime } from '../../ui/time.ts';
import { linesOf, turnsByItself } from './explained-lines.ts';
import { ExplainedLine } from './explained-line.tsx';
import './audience-why.css';

interface AudienceWhyProps {
  readonly customer: string;
  readonly audience: string;
}

/** The rule, part by part: what is met, what was seen, and what the verdict rests on. */
export function AudienceWhy({ customer, audience }: AudienceWhyProps): ReactElement {
  const query = useQuery({
    ...get('GET /v1/admin/customers/{id}/audiences/{audience}', { params: { id: customer, audience } }),
    refetchInterval: 15_000,
  });
  const { vocabulary, ready } = useVocabulary();
  const zone = useSession().workspace.time_zone;
  const now = useNow();
  if (query.isError)
    return (
      <ProblemNote
        error={query.error}
        title="This could not be explained"
        onRetry={() => {
          query.refetch().catch(() => undefined);
        }}
      />
    );
  if (query.data === undefined || !ready) return <RowsSkeleton rows={3} />;
  const { since, changes_at: changes, explanation } = query.data;
  const isIn = since !== null;
  const lines = linesOf(explanation, vocabulary);
  return (
    <Stack gap="xs" p="xs" ml={{ base: 0, xs: 28 }}>
      {isIn !== explanation.met && (
        <Text size="sm" c="dimmed">
          Judged anew this very moment it comes out otherwise:{' '}
          {explanation.met ? 'the rule is met' : 'the rule is not met'}. Who is in it follows shortly.
        </Text>
      )}
      {changes !== null && (
        <Alert color="blue" variant="light" p="xs" icon={<Clock size={16} aria-hidden />}>
          {turnsByItself(explanation)
            ? `Will ${isIn ? 'leave' : 'join'} on ${spokenTime(zone, changes, now)} unless something happens.`
            : `Stays ${isIn ? 'in' : 'out'} at least until ${spokenTime(zone, changes, now)}, unless something happens.`}
        </Alert>
      )}
      <ul className="cw-why" aria-label="The rule, part by part">
        {lines.map((line) => (
          <ExplainedLine key={line.key} line={line} customer={customer} />
        ))}
      </ul>
      <Text size="xs" c="dimmed">
        In bold: what decides it. The rest could be otherwise, and nothing would change.
      </Text>
    </Stack>
  );
}
