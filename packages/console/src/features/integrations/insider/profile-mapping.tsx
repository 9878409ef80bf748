import { Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { EditorProps } from '../form/editor.ts';
import { useFormTools } from './form-tools.ts';
import { blankProfileRow } from './form-values.ts';
import { ListHead } from './list-head.tsx';
import { MapHead } from './map-row.tsx';
import { ProfileRow } from './profile-row.tsx';
import { useRows } from './use-rows.ts';

/** Which attribute of ours becomes which one of Insider's. */
export function ProfileMapping({ field }: EditorProps): ReactElement {
  const { theirs } = useFormTools();
  const { keys, add, move, duplicate, remove } = useRows('profile', 'from');
  const { ok, issue } = theirs.account;
  return (
    <Stack gap="xs">
      <ListHead
        title={field.label}
        place={field.name}
        help={field.help}
        add="Add mapping"
        onAdd={() => add(blankProfileRow(), 'from')}
      />
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
    </Stack>
  );
}
