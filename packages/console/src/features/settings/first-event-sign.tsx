import { Alert, Group, List, Loader, Text } from '@mantine/core';
import { CircleAlert, CircleCheck, WifiOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { TextLink } from '../../ui/links.tsx';
import { When } from '../../ui/when.tsx';
import { useFirstEvent } from './use-first-event.ts';

/** Whether something comes with a key. It finds out by itself, and says so. */
export function FirstEventSign({ source }: { readonly source: number }): ReactElement {
  const { event, refused, connection, late } = useFirstEvent(source);
  return (
    <div aria-live="polite">
      {refused !== undefined && (
        <Alert
          mb={event === undefined ? 'sm' : 0}
          color="orange"
          icon={<CircleAlert size={18} aria-hidden />}
          title="A request was refused"
        >
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            <When at={refused.received_at} /> at <code>{clip(refused.path, 200)}</code>:{' '}
            <bdi>{clip(refused.issues[0]?.message ?? `It was answered ${refused.status_code}.`, 500)}</bdi>{' '}
            <TextLink to="/live" search={{ tab: 'refused' }} inherit c="inherit" td="underline">
              What was refused, and why
            </TextLink>
          </Text>
        </Alert>
      )}
      {event !== undefined && refused === undefined && (
        <Alert
          color="teal"
          icon={<CircleCheck size={18} aria-hidden />}
          title={<>“{clip(event.type, 100)}” has arrived</>}
        >
          <Group gap="md" fz="sm" style={{ rowGap: 2 }}>
            <Text inherit>
              The latest event with this key: <When at={event.received_at} relative />
            </Text>
            {event.customer.id !== '' && (
              <TextLink
                to="/customers/$id"
                params={{ id: event.customer.id }}
                search={{ tab: 'events', event: String(event.id) }}
                inherit
                c="inherit"
                td="underline"
              >
                Look at the event
              </TextLink>
            )}
            <TextLink to="/live" search={{ source_id: String(source) }} inherit c="inherit" td="underline">
              All that comes with it
            </TextLink>
          </Group>
        </Alert>
      )}
      {event === undefined && (
        <Alert
          color={late ? 'orange' : 'blue'}
          icon={
            connection === 'lost' ? (
              <WifiOff size={18} aria-hidden />
            ) : (
              <Loader size={16} aria-hidden color={late ? 'orange' : 'blue'} />
            )
          }
          title={connection === 'lost' ? 'Connection lost, trying again' : 'Waiting for the first event…'}
        >
          <Text size="sm">
            {late
              ? 'Nothing has come for a minute. What to check:'
              : 'Send one in any of these ways. This turns green by itself.'}
          </Text>
          {late && <Checks />}
        </Alert>
      )}
    </div>
  );
}

/** What usually is in the way of a first event. */
function Checks(): ReactElement {
  return (
    <List size="sm" mt={4}>
      <List.Item>
        Does the page ask <code>{globalThis.location.origin}</code>? The network tab of the browser shows a
        request to <code>/v1/batch</code> or <code>/v1/track</code>, and its answer.
      </List.Item>
      <List.Item>Ad blockers stop scripts of other sites. Try it without, or in a private window.</List.Item>
      <List.Item>
        A content security policy of your site must allow this address in <code>script-src</code> and{' '}
        <code>connect-src</code>.
      </List.Item>
      <List.Item>
        Is it this very key, whole, and not one that was revoked? What is refused for another reason stands
        under{' '}
        <TextLink to="/live" search={{ tab: 'refused' }} inherit c="inherit" td="underline">
          Live events, Refused
        </TextLink>
        .
      </List.Item>
      <List.Item>
        The command under “Command” tells by its answer whether this hub can be reached at all.
      </List.Item>
    </List>
  );
}
