import { Collapse, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState, type ReactElement } from 'react';
import { useWatch } from 'react-hook-form';
import { useFormTools, useOpenOn } from './form-tools.ts';
import { ourParams } from './our-fields.ts';
import { ParamRows } from './param-rows.tsx';
import { ChoiceField } from './plain-fields.tsx';

/** What happens when the list of lines is empty. */
export function WholeOrder({ index }: { readonly index: number }): ReactElement {
  const { control } = useFormTools();
  const place = `events.${index}` as const;
  const emptyLines = useWatch({ control, name: `${place}.emptyLines` });
  return (
    <Stack gap="xs">
      <ChoiceField
        name={`${place}.emptyLines`}
        label="When there are no lines"
        choices={[
          { value: 'order', label: 'Send one event for the whole' },
          { value: 'refuse', label: 'Do not send it: keep it as a dead letter' },
        ]}
      />
      {emptyLines === 'order' && <WholeRows index={index} />}
    </Stack>
  );
}

/** The rows for an order that goes out as a whole. There can be many, and they are looked at rarely. */
function WholeRows({ index }: { readonly index: number }): ReactElement {
  const { control, ours } = useFormTools();
  const place = `events.${index}` as const;
  const event = useWatch({ control, name: `${place}.event` });
  const count = useWatch({ control, name: `${place}.orderRows`, compute: (rows) => rows?.length ?? 0 });
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
