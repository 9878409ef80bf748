import { Button, Group, Text } from '@mantine/core';
import { ArrowRight, Plus } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { ChooseInput } from './choose-input.tsx';
import { derived } from './derived.ts';
import { useField, useFormTools, useValue } from './form-tools.ts';
import { blankInboundRow } from './form-values.ts';
import { fieldsOf, named, submittableEvents, unfilled } from './inbound-choices.ts';
import { InboundHead, InboundRow } from './inbound-row.tsx';
import { insiderEvents, insiderParams } from './insider-names.ts';
import { movesOf } from './row-moves.ts';
import { SuggestInput } from './suggest-input.tsx';
import { useRows } from './use-rows.ts';

/** Everything about one inbound event: its two names, and what its parameters become. */
export function InboundEventFields({ index }: { readonly index: number }): ReactElement {
  const { ours, theirs, readOnly } = useFormTools();
  const place = `inbound.events.${index}` as const;
  const event = useField(`${place}.event`);
  const to = useField(`${place}.to`);
  const rows = useRows(`${place}.rows`, 'from');
  const values = useValue(`${place}.rows`);
  const types = derived(ours, submittableEvents);
  const fields = useMemo(() => fieldsOf(ours, to.value), [ours, to.value]);
  const missing = unfilled(ours, to.value, values ?? []);
  return (
    <>
      <Group className="cw-pair" align="flex-start" gap="xs" wrap="nowrap">
        <SuggestInput
          {...event.input}
          label="Insider event"
          placeholder="Name in Insider"
          readOnly={readOnly}
          groups={derived(theirs, insiderEvents)}
          value={event.value}
          onChange={event.change}
          onBlur={() => {
            event.input.onBlur();
            const guess = to.value === '' && event.value !== '' ? named(types, event.value) : '';
            if (guess !== '') to.change(guess);
          }}
        />
        <ArrowRight size={14} aria-hidden className="cw-arrow" style={{ marginTop: 30 }} />
        <ChooseInput
          {...to.input}
          label="Causeway event"
          placeholder="Choose"
          nothingFoundMessage="No such event type. Add one under Settings, Event types."
          readOnly={readOnly}
          groups={types}
          value={to.value}
          onChange={to.change}
        />
      </Group>
      {missing.length > 0 && (
        <Group gap={6} role="note">
          <Text size="xs" c="var(--mantine-color-error)">
            Required and missing:
          </Text>
          {missing.map((name) => (
            <Button
              key={name}
              size="compact-xs"
              variant="light"
              color="red"
              disabled={readOnly}
              leftSection={<Plus size={12} aria-hidden />}
              aria-label={`Add a row for ${name}`}
              onClick={() => rows.add({ ...blankInboundRow(), to: name }, 'from')}
            >
              {name}
            </Button>
          ))}
        </Group>
      )}
      {rows.keys.length === 0 ? (
        <Text size="sm" c="dimmed">
          No parameters yet: the event is registered without any data.
        </Text>
      ) : (
        <InboundHead theirs="Insider parameter" ours="Causeway parameter" />
      )}
      {rows.keys.map((key, at) => (
        <InboundRow
          key={key}
          place={`${place}.rows.${at}`}
          what={`inbound parameter row ${at + 1}`}
          theirs={derived(theirs, insiderParams)}
          ours={fields}
          likely={(name) => named(fields, name)}
          none={
            to.value === ''
              ? 'Choose the event first.'
              : 'It has no such field. Add it under Settings, Event types.'
          }
          moves={movesOf(rows, at)}
        />
      ))}
      {!readOnly && (
        <div>
          <Button
            variant="default"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => rows.add(blankInboundRow(), 'from')}
          >
            Add mapping
          </Button>
        </div>
      )}
    </>
  );
}
