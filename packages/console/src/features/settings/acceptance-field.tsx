import { Group, NumberInput, Radio, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { MOST_DAYS, type AcceptanceValues } from './acceptance.ts';

interface AcceptanceFieldProps {
  readonly value: AcceptanceValues;
  readonly onChange: (value: AcceptanceValues) => void;
  readonly disabled: boolean;
  readonly error: string | undefined;
}

/** When a purchase counts, and its points can be spent. */
export function AcceptanceField({ value, onChange, disabled, error }: AcceptanceFieldProps): ReactElement {
  const { way, days } = value;
  return (
    <Radio.Group
      label="When purchases count"
      description="Until then their points are pending and cannot be spent. It holds for purchases that come in from now on."
      value={way}
      onChange={(next) => onChange({ ...value, way: next })}
    >
      <Stack gap={8} mt={6}>
        <Radio
          size="xs"
          value="at_once"
          disabled={disabled}
          label="At once"
          description="With the checkout itself."
        />
        <Radio
          size="xs"
          value="manual"
          disabled={disabled}
          label="By hand"
          description="When checkout_accept comes in, for the whole or for single lines."
        />
        <div>
          <Radio
            size="xs"
            value="after"
            disabled={disabled}
            label="After some days"
            description="By itself, unless checkout_reject comes in before. checkout_accept still does it sooner."
          />
          {way === 'after' && (
            <Group gap="xs" mt={6} ml={26} align="flex-start">
              <NumberInput
                aria-label="Days until a purchase counts"
                w={90}
                min={1}
                max={MOST_DAYS}
                allowDecimal={false}
                clampBehavior="none"
                disabled={disabled}
                error={error}
                value={days}
                onChange={(next) => onChange({ way, days: String(next) })}
              />
              <Text size="sm" mt={5}>
                days
              </Text>
            </Group>
          )}
        </div>
      </Stack>
    </Radio.Group>
  );
}
