import { SimpleGrid, Stack, TagsInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useCell } from '../../../ui/cell.ts';
import { Folded } from '../form/folded.tsx';
import { useField, useJobTools } from './form-tools.ts';
import { ChoiceField, FlagField, NumberField } from './plain-fields.tsx';
import { paceSummary } from './summaries.ts';

const FIELDS = [
  'batch',
  'batchSize',
  'batchFlush',
  'batchJoin',
  'workers',
  'requestsPerMinute',
  'doNotRetry',
];

/** How much at once, and what is tried again. */
export function PaceSection(): ReactElement {
  const { kind, values } = useJobTools();
  const summary = useCell(values, (all) => paceSummary(all, kind));
  return (
    <Folded title="Pace and failures" about={summary} fields={FIELDS}>
      {kind === 'audience_trigger' && <BatchFields />}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        <NumberField name="workers" label="Worker count" help="Requests at once, from 1 to 20." />
        <NumberField name="requestsPerMinute" label="Requests per minute" help="From 1 to 60 000." />
      </SimpleGrid>
      <CodesField />
    </Folded>
  );
}

function BatchFields(): ReactElement {
  const { value: batch } = useField('batch');
  return (
    <Stack gap="xs">
      <FlagField
        name="batch"
        label="Batch events"
        help="Several of them share one request, for APIs that take lists."
      />
      {batch && (
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm" verticalSpacing="sm">
          <NumberField name="batchSize" label="Batch size" help="At most; 1 to 1000." />
          <NumberField name="batchFlush" label="Flush after" help="Seconds; 1 to 300." />
          <ChoiceField
            name="batchJoin"
            label="Put together as"
            help="Insider takes users."
            choices={[
              { value: '', label: 'A list of all bodies' },
              { value: 'users', label: 'One list of users' },
            ]}
          />
        </SimpleGrid>
      )}
    </Stack>
  );
}

function CodesField(): ReactElement {
  const { value, change, input, error, readOnly } = useField('doNotRetry');
  return (
    <TagsInput
      {...input}
      label="Do not retry for HTTP status"
      description="Status codes from 300 to 599 after which it is put to the dead letters at once. 400, 404 and 413 always are; others are tried again, for two hours at most."
      placeholder={readOnly ? 'None' : value.length === 0 ? '422' : ''}
      error={error}
      readOnly={readOnly}
      value={[...value]}
      splitChars={[',', ' ']}
      acceptValueOnBlur
      onChange={change}
    />
  );
}
