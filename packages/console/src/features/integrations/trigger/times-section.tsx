import { SimpleGrid, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useCell } from '../../../ui/cell.ts';
import { Folded } from '../form/folded.tsx';
import { TimeField, ZoneField } from '../form/time-fields.tsx';
import { useField, useJobTools } from './form-tools.ts';
import { ChoiceField, FlagField, NumberField } from './plain-fields.tsx';
import { endOf, timesSummary, WEEKDAYS } from './summaries.ts';

const FIELDS = [
  'limit',
  'limitUsers',
  'limitEvery',
  'limitDay',
  'limitTime',
  'limitZone',
  'quiet',
  'quietFrom',
  'quietHours',
  'quietZone',
];

/** When something is sent, and how much in a period. What has to wait keeps its order. */
export function TimesSection(): ReactElement {
  const { values } = useJobTools();
  return (
    <Folded title="Limit and quiet times" about={useCell(values, timesSummary)} fields={FIELDS}>
      <LimitFields />
      <QuietFields />
    </Folded>
  );
}

function LimitFields(): ReactElement {
  const { value: limit } = useField('limit');
  const { value: every } = useField('limitEvery');
  return (
    <Stack gap="xs">
      <FlagField
        name="limit"
        label="User limit"
        help="No more than so many are told in a period. The rest waits for the next one."
      />
      {limit && (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
          <NumberField name="limitUsers" label="At most" />
          <ChoiceField
            name="limitEvery"
            label="In each"
            choices={[
              { value: 'hour', label: 'Hour' },
              { value: 'day', label: 'Day' },
              { value: 'week', label: 'Week' },
              { value: 'month', label: 'Month' },
            ]}
          />
          {every === 'week' && (
            <ChoiceField
              name="limitDay"
              label="Weeks begin on"
              choices={WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }))}
            />
          )}
          <TimeField
            name="limitTime"
            label={every === 'month' ? 'Months begin on the 1st at' : 'They begin at'}
            {...(every === 'hour' ? { help: 'Only its minutes count.' } : {})}
          />
          <ZoneField name="limitZone" label="Time zone of the limit" />
        </SimpleGrid>
      )}
    </Stack>
  );
}

function QuietFields(): ReactElement {
  const { value: quiet } = useField('quiet');
  const { value: from } = useField('quietFrom');
  const { value: hours } = useField('quietHours');
  const end = endOf(from, Number(hours));
  return (
    <Stack gap="xs">
      <FlagField
        name="quiet"
        label="Quiet times"
        help="Every day nothing is sent for some hours. What happens meanwhile is sent afterwards."
      />
      {quiet && (
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm" verticalSpacing="sm">
          <TimeField name="quietFrom" label="From" help="Of each day." />
          <NumberField
            name="quietHours"
            label="Hours"
            help={end === undefined ? 'From 1 to 23.' : `Until ${end}.`}
          />
          <ZoneField name="quietZone" label="Time zone of quiet times" help="Whose clocks count." />
        </SimpleGrid>
      )}
    </Stack>
  );
}
