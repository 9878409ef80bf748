import { Stack, Switch } from '@mantine/core';
import type { ReactElement } from 'react';
import { useSession } from '../../../app/session.ts';
import { withValue } from './at-path.ts';
import { partsOf, placeOf, type CardField } from './card.ts';
import { useCardTools, type CardTools } from './card-tools.ts';
import { FieldGroup } from './drawn-fields.tsx';
import type { EditorProps } from './editor.ts';
import { setField, useFault, useField } from './form-tools.ts';
import { heldValue } from './held.ts';

/** An object that can be left out: a switch, and its parts while it is on. What was written stays for the next time. */
export function SwitchControl({ field }: EditorProps): ReactElement {
  const tools = useCardTools();
  const zone = useSession().workspace.time_zone;
  const place = placeOf(field);
  const { value, change, input, readOnly } = useField<unknown>(place);
  const fault = useFault(place);
  const isOn = value !== null && value !== undefined;
  const parts = partsOf(tools.fields, field);
  const turn = (on: boolean): void => {
    if (readOnly) return;
    const { aside } = tools.values.get();
    if (on) return change(aside[field.name] ?? beginning(tools, field, parts, zone));
    setField(tools, 'aside', { ...aside, [field.name]: value });
    return change(null);
  };
  return (
    <Stack gap="xs">
      <Switch
        {...input}
        label={field.label}
        description={field.help}
        error={fault?.message}
        aria-readonly={readOnly}
        checked={isOn}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      {isOn && <FieldGroup fields={parts} />}
    </Stack>
  );
}

/** What it begins with: what holds by itself, and the clocks of the workspace. */
function beginning(
  tools: CardTools,
  { name }: CardField,
  parts: readonly CardField[],
  zone: string,
): unknown {
  let whole: unknown = {};
  for (const part of parts) {
    const value = part.control === 'time_zone' ? zone : undefined;
    whole = withValue(whole, part.name.slice(name.length + 1), heldValue(tools, part, value));
  }
  return whole;
}
