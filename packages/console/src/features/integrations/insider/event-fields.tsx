import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { useWatch } from 'react-hook-form';
import { fromEventRow } from './from-settings.ts';
import { derived } from './derived.ts';
import { useField, useFormTools } from './form-tools.ts';
import { insiderEvents } from './insider-names.ts';
import { isKnownEvent, ourEvents, ourLists, ourParams } from './our-fields.ts';
import { ParamRows } from './param-rows.tsx';
import { ChoiceField } from './plain-fields.tsx';
import { presetOf } from './presets.ts';
import { SuggestInput } from './suggest-input.tsx';
import { targetName } from './suggest.ts';

/** Everything about one event: its two names, its parameters, and what is done with the rest. */
export function EventFields({ index }: { readonly index: number }): ReactElement {
  const { ours, theirs, form } = useFormTools();
  const place = `events.${index}` as const;
  const event = useField(`${place}.event`);
  const to = useField(`${place}.to`);
  const lines = useField(`${place}.lines`);
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
            if (to.value === '' && event.value !== '') form.setValue(`${place}.to`, targetName(event.value));
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
      <Group grow align="flex-start" gap="xs">
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
        <ChoiceField
          name={`${place}.otherParams`}
          label="Parameters without a row"
          help="They keep their own names."
          choices={[
            { value: 'custom', label: 'Send as custom parameters' },
            { value: 'drop', label: 'Do not send them' },
          ]}
        />
      </Group>
      {lines.value !== '' && <WholeOrder index={index} />}
    </>
  );
}

/** What happens when the list of lines is empty. */
function WholeOrder({ index }: { readonly index: number }): ReactElement {
  const { control, ours } = useFormTools();
  const place = `events.${index}` as const;
  const event = useWatch({ control, name: `${place}.event` });
  const emptyLines = useWatch({ control, name: `${place}.emptyLines` });
  const fields = useMemo(() => ourParams(ours, event, ''), [ours, event]);
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
      {emptyLines === 'order' && (
        <>
          <Title order={4} size="xs">
            Parameters of the whole, tried before those above
          </Title>
          <ParamRows
            list={`${place}.orderRows`}
            fields={fields}
            empty="None: the rows above are used, without what they take from a line."
          />
        </>
      )}
    </Stack>
  );
}

/** An event with a ready-made mapping can start from it. */
function ReadyMade({ index }: { readonly index: number }): ReactElement | null {
  const { control, form, readOnly } = useFormTools();
  const place = `events.${index}` as const;
  const event = useWatch({ control, name: `${place}.event` });
  const count = useWatch({ control, name: `${place}.rows`, compute: (rows) => rows?.length ?? 0 });
  const presets = useWatch({ control, name: 'presets' });
  const orderCompletedAs = useWatch({ control, name: 'orderCompletedAs' });
  const ready = event === '' ? undefined : presetOf(event, presets, orderCompletedAs);
  if (ready === undefined || count > 0 || readOnly) return null;
  const take = (): void => {
    form.setValue(place, { ...fromEventRow(ready), event });
  };
  return (
    <Group gap="xs">
      <Text size="xs" c="dimmed" flex={1} miw={200}>
        There is a ready-made mapping of this event, to {ready.to}. Once saved, your own takes its place.
      </Text>
      <Button variant="default" size="compact-xs" onClick={take}>
        Start from it
      </Button>
    </Group>
  );
}
