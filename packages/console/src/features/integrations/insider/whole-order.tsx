import { Collapse, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState, type ReactElement } from 'react';
import { ChoiceInput } from './choice-input.tsx';
import { useCount, useField, useFormTools, useOpenOn, useValue } from './form-tools.ts';
import { ourParams } from './our-fields.ts';
import { ParamRows } from './param-rows.tsx';

/** What happens when the list of lines is empty. */
export function WholeOrder({ index }: { readonly index: number }): ReactElement {
  const { input, readOnly, value, change } = useField(`events.${index}.emptyLines`);
  return (
    <Stack gap="xs">
      <ChoiceInput
        {...input}
        label="When there are no lines"
        readOnly={readOnly}
        choices={[
          { value: 'order', label: 'Send one event for the whole' },
          { value: 'refuse', label: 'Do not send it: keep it as a dead letter' },
        ]}
        value={value}
        onChange={change}
      />
      {value === 'order' && <WholeRows index={index} />}
    </Stack>
  );
}

/** The rows for an order that goes out as a whole. There can be many, and they are looked at rarely. */
function WholeRows({ index }: { readonly index: number }): ReactElement {
  const { ours } = useFormTools();
  const place = `events.${index}` as const;
  const event = useValue(`${place}.event`);
  const count = useCount(`${place}.orderRows`);
  const fields = useMemo(() => ourParams(ours, event, ''), [ours, event]);
  const [opened, setOpened] = useState(false);
  useOpenOn(`${place}.orderRows`, () => setOpened(true));
  return (
    <div>
      <UnstyledButton aria-expanded={opened} onClick={() => setOpened(!opened)}>
        <Group gap={4} wrap="nowrap">
          {opened ? (
            <ChevronDown size={14} aria-hidden style={{ flex: 'none' }} />
          ) : (
            <ChevronRight size={14} aria-hidden style={{ flex: 'none' }} />
          )}
          <Text size="xs" fw={600}>
            Parameters of the whole
          </Text>
          <Text size="xs" c="dimmed">
            {count === 1 ? '1 row' : `${count} rows`}, tried before those above
          </Text>
        </Group>
      </UnstyledButton>
      <Collapse expanded={opened} keepMounted={false}>
        <Stack gap="xs" pt="xs">
          <ParamRows
            list={`${place}.orderRows`}
            fields={fields}
            empty="None: the rows above are used, without what they take from a line."
          />
        </Stack>
      </Collapse>
    </div>
  );
}
