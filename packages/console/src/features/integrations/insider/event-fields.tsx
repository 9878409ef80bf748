import { Group, SimpleGrid, Text } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { derived } from './derived.ts';
import { useField, useFormTools } from './form-tools.ts';
import { insiderEvents } from './insider-names.ts';
import { isKnownEvent, ourEvents, ourLists, ourParams } from './our-fields.ts';
import { ParamRows } from './param-rows.tsx';
import { ChoiceInput } from './choice-input.tsx';
import { presetOf } from './presets.ts';
import { ReadyMade } from './ready-made.tsx';
import { WholeOrder } from './whole-order.tsx';
import { SuggestInput } from './suggest-input.tsx';
import { targetName } from './suggest.ts';

/** Everything about one event: its two names, its parameters, and what is done with the rest. */
export function EventFields({ index }: { readonly index: number }): ReactElement {
  const { ours, theirs, get, set } = useFormTools();
  const place = `events.${index}` as const;
  const event = useField(`${place}.event`);
  const to = useField(`${place}.to`);
  const lines = useField(`${place}.lines`);
  const others = useField(`${place}.otherParams`);
  const { readOnly } = event;
  const fields = useMemo(() => ourParams(ours, event.value, lines.value), [ours, event.value, lines.value]);
  const lists = useMemo(() => ourLists(ours, event.value), [ours, event.value]);
  const unknown = event.value !== '' && !isKnownEvent(ours, event.value) && ours.types.length > 0;
  return (
    <>
      <Group className="cw-pair" align="flex-start" gap="xs" wrap="nowrap">
        <SuggestInput
          {...event.input}
          label="Causeway event"
          placeholder="Choose or type"
          readOnly={readOnly}
          groups={derived(ours, ourEvents)}
          value={event.value}
          onChange={event.change}
          onBlur={() => {
            event.input.onBlur();
            if (to.value !== '' || event.value === '') return;
            const ready = presetOf(event.value, get('presets'), get('orderCompletedAs'));
            set(`${place}.to`, ready?.to ?? targetName(event.value));
          }}
        />
        <ArrowRight size={14} aria-hidden className="cw-arrow" style={{ marginTop: 30 }} />
        <SuggestInput
          {...to.input}
          label="Insider event"
          placeholder="Name in Insider"
          readOnly={readOnly}
          groups={derived(theirs, insiderEvents)}
          value={to.value}
          onChange={to.change}
        />
      </Group>
      {unknown && (
        <Text size="xs" c="dimmed">
          No event of this name is defined or came in lately. The row takes effect when one does.
        </Text>
      )}
      <ReadyMade index={index} />
      <ParamRows
        list={`${place}.rows`}
        fields={fields}
        target={to.value}
        empty="No parameters yet: they leave as the choice below says."
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs">
        <SuggestInput
          {...lines.input}
          label="Lines"
          description="A list, such as products: one Insider event for each entry."
          placeholder="One event for the whole"
          readOnly={readOnly}
          groups={lists}
          value={lines.value}
          onChange={lines.change}
        />
        <ChoiceInput
          {...others.input}
          label="Parameters without a row"
          description="They keep their own names."
          readOnly={readOnly}
          choices={[
            { value: 'custom', label: 'Send as custom parameters' },
            { value: 'drop', label: 'Leave them out' },
          ]}
          value={others.value}
          onChange={others.change}
        />
      </SimpleGrid>
      {lines.value !== '' && <WholeOrder index={index} />}
    </>
  );
}
