import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { api } from '../../app/api.ts';
import type { Conflict } from '../../ui/conflict-words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { NeedsRole } from '../../ui/needs-role.tsx';
import { done } from '../../ui/notify.ts';
import { peopleChanged } from '../../ui/people-changed.ts';
import { choicesOf, type Choice } from './choices.ts';

/** What can be decided, what each decision does, and the buttons. */
export function Decisions({ conflict }: { readonly conflict: Conflict }): ReactElement {
  const [chosen, setChosen] = useState<Choice>();
  const [note, setNote] = useState('');
  return (
    <Stack component="section" aria-label="Decide" gap={0}>
      <Title order={2} size="h3" mb={4}>
        Decide
      </Title>
      {choicesOf(conflict).map((choice) => (
        <Group
          key={choice.key}
          gap="sm"
          py={6}
          align="flex-start"
          style={{ borderTop: '1px solid var(--cw-line)' }}
        >
          <Text size="sm" flex="1 1 260px" miw={0} style={{ overflowWrap: 'anywhere' }}>
            {choice.does}
          </Text>
          <NeedsRole least="editor">
            {(disabled) => (
              <Button
                variant="default"
                disabled={disabled}
                maw={240}
                title={choice.label}
                onClick={() => {
                  setNote('');
                  setChosen(choice);
                }}
              >
                {choice.label}
              </Button>
            )}
          </NeedsRole>
        </Group>
      ))}
      {chosen !== undefined && (
        <Confirm
          opened
          title={`${chosen.label}?`}
          action={chosen.label}
          destructive={false}
          onClose={() => setChosen(undefined)}
          onConfirm={async () => {
            await api('POST /v1/admin/identity/conflicts/{id}/decide', {
              params: { id: conflict.id },
              body: { ...chosen.body, note },
            });
            await peopleChanged();
            done(chosen.done);
          }}
        >
          <Stack gap="sm">
            <span>{chosen.does}</span>
            <Textarea
              label="Why"
              description="Kept with the decision. May stay empty."
              autosize
              minRows={2}
              maxRows={5}
              maxLength={1000}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </Stack>
        </Confirm>
      )}
    </Stack>
  );
}
