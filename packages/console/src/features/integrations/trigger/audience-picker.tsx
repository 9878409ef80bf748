import { Group, MultiSelect, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { counted } from '../../../ui/count-text.ts';
import { TextLink } from '../../../ui/links.tsx';
import { useAudiences } from './use-audiences.ts';

interface AudiencePickerProps {
  readonly id?: string;
  readonly label: string;
  readonly help?: string | undefined;
  /** Said where none is chosen. */
  readonly none?: string | undefined;
  /** Public ids. */
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly onBlur?: () => void;
  readonly error: string | undefined;
  readonly readOnly?: boolean;
}

/** Some of the audiences, with how many are in each. */
export function AudiencePicker(props: AudiencePickerProps): ReactElement {
  const {
    value,
    onChange,
    error,
    label,
    help,
    none: asked = 'Choose audiences',
    readOnly = false,
    ...rest
  } = props;
  const { list, byId, settled, error: unread } = useAudiences();
  const unknown = value.filter((id) => !byId.has(id));
  const none = settled && unread === null && list.length === 0;
  return (
    <Stack gap={4}>
      <MultiSelect
        {...rest}
        label={label}
        description={help}
        withAsterisk
        searchable={!readOnly}
        readOnly={readOnly}
        hidePickedOptions
        placeholder={!settled ? 'Reading…' : value.length === 0 && !readOnly ? asked : ''}
        nothingFoundMessage={none ? 'There is no audience yet' : 'No other audience of that name'}
        error={unread === null ? error : 'The audiences could not be read.'}
        data={[
          ...list.map(({ id, name }) => ({ value: id, label: clip(name, 120) })),
          ...unknown.map((id) => ({
            value: id,
            label: settled ? 'An audience that is not there any more' : 'Reading…',
          })),
        ]}
        renderOption={({ option }) => (
          <Group justify="space-between" gap="md" wrap="nowrap" w="100%">
            <Text size="xs" truncate>
              {option.label}
            </Text>
            <Text size="xs" c="inherit" opacity={0.85} style={{ whiteSpace: 'nowrap' }}>
              {membersText(byId.get(option.value)?.members)}
            </Text>
          </Group>
        )}
        value={[...value]}
        onChange={onChange}
      />
      <Text size="xs" c="dimmed">
        {/* Short enough for one line on a phone: nothing moves when it turns out. */}
        {none && 'There is none yet. '}
        {value.length > 0 && settled && `${together(value.map((id) => byId.get(id)?.members ?? 0))} `}
        <TextLink to="/audiences" inherit td="underline" target="_blank">
          {none ? 'Make one' : 'All audiences'}
        </TextLink>{' '}
        in another tab
      </Text>
    </Stack>
  );
}

function membersText(members: number | undefined): string {
  return members === undefined ? '' : counted(members, 'member');
}

function together(members: readonly number[]): string {
  const sum = members.reduce((all, one) => all + one, 0);
  return members.length === 1
    ? `${counted(sum, 'person is', 'people are')} in it now.`
    : `${counted(sum, 'member')} in them now.`;
}
