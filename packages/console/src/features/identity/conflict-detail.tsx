import { Alert, Stack, Text } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { ComparePeople } from '../../ui/compare-people.tsx';
import type { Conflict } from '../../ui/conflict-words.ts';
import { EventLink } from '../../ui/event-link.tsx';
import { IssueList } from '../../ui/issue-list.tsx';
import { TextLink } from '../../ui/links.tsx';
import { PersonLink } from '../../ui/person-link.tsx';
import { When } from '../../ui/when.tsx';
import { Decisions } from './decisions.tsx';

/** One conflict: how it was found, both customers, what a destination answered, and the ways out of it. */
export function ConflictDetail({ conflict }: { readonly conflict: Conflict }): ReactElement {
  const {
    kind,
    customers,
    identifier,
    integration,
    issue,
    event_id: event,
    found_at: found,
    state,
  } = conflict;
  const [one, other] = customers;
  return (
    <Stack gap="sm" pb="xs">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {identifier.name} <bdi className="mono">{clip(identifier.value, 300)}</bdi>, found on{' '}
        <When at={found} />
        {event !== null && (
          <>
            {' '}
            with event <EventLink customer={one?.id} event={event} />
          </>
        )}
        .
      </Text>
      {kind === 'identity_refused' && (
        <Alert
          color="orange"
          variant="light"
          icon={<CircleAlert size={18} aria-hidden />}
          title={`What ${integration === null ? 'the destination' : clip(integration.name, 80)} answered`}
        >
          {issue === null ? 'It said no more than that.' : <IssueList issues={[issue]} />}
          {integration !== null && (
            <TextLink
              to="/integrations/$id/logs"
              params={{ id: String(integration.id) }}
              search={{ outcome: 'skipped', error: 'identity_refused' }}
              inherit
              c="inherit"
              td="underline"
            >
              Show it in the logs
            </TextLink>
          )}
        </Alert>
      )}
      {one !== undefined && other !== undefined && state === 'open' ? (
        <ComparePeople one={one.id} other={other.id} />
      ) : (
        customers.map((person) => <PersonLink key={person.id} person={person.id === '' ? null : person} />)
      )}
      {state === 'open' && <Decisions conflict={conflict} />}
    </Stack>
  );
}
