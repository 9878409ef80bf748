import { Group, Stack, Text } from '@mantine/core';
import { useId, useState, type ReactElement } from 'react';
import { Clipped } from '../../ui/clipped.tsx';
import { CodeView } from '../../ui/code-view.tsx';
import { ExpandButton } from '../../ui/expand-button.tsx';
import { StatusCode } from '../../ui/status-code.tsx';
import { When } from '../../ui/when.tsx';
import { readableBody } from '../../ui/readable-body.ts';
import type { EventWay } from './way-words.ts';

type Attempt = EventWay['attempts'][number];

/** Every time it was sent, in order, with what was answered; the last answer is open. */
export function WayAttempts({ attempts }: { readonly attempts: readonly Attempt[] }): ReactElement {
  if (attempts.length === 0)
    return (
      <Text size="sm" c="dimmed">
        It was not sent so far.
      </Text>
    );
  return (
    <Stack component="ol" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
      {attempts.map((attempt, index) => (
        <li key={`${attempt.attempt} ${attempt.at}`}>
          <OneAttempt attempt={attempt} last={index === attempts.length - 1} />
        </li>
      ))}
    </Stack>
  );
}

function OneAttempt({ attempt, last }: { readonly attempt: Attempt; readonly last: boolean }): ReactElement {
  const { attempt: number, at, ms, status_code: status, error, response } = attempt;
  const [chosen, choose] = useState<boolean>();
  const id = useId();
  const open = chosen ?? last;
  const pending = status === null && error === null && ms === null;
  return (
    <>
      <Group gap="xs" wrap="nowrap" fz="sm" mih={24}>
        <div style={{ width: 22 }}>
          {response !== null && (
            <ExpandButton
              open={open}
              controls={id}
              label={`Answer to attempt ${number}`}
              onToggle={() => choose(!open)}
            />
          )}
        </div>
        <Text inherit c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {number}.
        </Text>
        <When at={at} />
        <StatusCode code={status} none={pending ? 'under way' : 'no answer'} />
        {ms !== null && (
          <Text inherit c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {Math.round(ms)} ms
          </Text>
        )}
        {error !== null && <Clipped text={error} />}
      </Group>
      {open && response !== null && (
        <div id={id} style={{ paddingLeft: 30 }}>
          <CodeView value={readableBody(response)} label={`answer to attempt ${number}`} maxHeight={200} />
        </div>
      )}
    </>
  );
}
