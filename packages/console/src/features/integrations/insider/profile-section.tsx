import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { useFormTools } from './form-tools.ts';
import { blankProfileRow } from './form-values.ts';
import { MapHead } from './map-row.tsx';
import { ChoiceField } from './plain-fields.tsx';
import { ProfileRow } from './profile-row.tsx';
import { useRows } from './use-rows.ts';

/** Which attribute of ours becomes which one of Insider's. */
export function ProfileMapping(): ReactElement {
  const { readOnly, theirs } = useFormTools();
  const { keys, add, move, duplicate, remove } = useRows('profile', 'from');
  const { ok, issue } = theirs.account;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={3}>Outbound profile mapping</Title>
        {!readOnly && (
          <Button
            variant="default"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => add(blankProfileRow(), 'from')}
          >
            Add mapping
          </Button>
        )}
      </Group>
      {!ok && issue !== null && (
        <Text size="xs" c="dimmed">
          Suggestions leave out what your account adds to Insider’s own attributes: {issue.message}
        </Text>
      )}
      {keys.length === 0 ? (
        <Text size="sm" c="dimmed">
          No rows yet. Attributes leave as the choice below says; a row gives one of them another name.
        </Text>
      ) : (
        <MapHead ours="Causeway" theirs="Insider" />
      )}
      {keys.map((key, index) => (
        <ProfileRow
          key={key}
          index={index}
          last={index === keys.length - 1}
          move={move}
          duplicate={duplicate}
          remove={remove}
        />
      ))}
      <ChoiceField
        name="otherTraits"
        label="Attributes without a row"
        choices={[
          { value: 'custom', label: 'Send them as custom attributes, under their own names' },
          { value: 'drop', label: 'Do not send them' },
        ]}
      />
    </Stack>
  );
}
