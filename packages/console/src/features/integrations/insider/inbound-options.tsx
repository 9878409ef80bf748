import { SimpleGrid, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useSession } from '../../../app/session.ts';
import { derived } from './derived.ts';
import { useField, useFormTools } from './form-tools.ts';
import { InboundHeaderValue } from './inbound-header.tsx';
import { insiderAttributes } from './insider-names.ts';
import { ChoiceField, FlagField, NumberField, TextField } from './plain-fields.tsx';
import { FoldedSection } from './section.tsx';
import { SuggestInput } from './suggest-input.tsx';

const FIELDS = [
  'identifier',
  'autoSubscribe',
  'readBack',
  'otherAttributes',
  'eventAttributes',
  'repeatMinutes',
  'echoMinutes',
  'extraHeader',
].map((name) => `inbound.${name}`);

/** What else is decided about requests of Insider; most leave it as it is. */
export function InboundOptions({ headerIsSet }: { readonly headerIsSet: boolean }): ReactElement {
  const { workspace } = useSession();
  return (
    <FoldedSection
      title="Inbound options"
      about="Whom a request is about, customers nobody knows, repeats, echoes, and an extra header."
      fields={[...FIELDS, 'inboundHeader']}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        <IdentifierField />
        <ChoiceField
          name="inbound.autoSubscribe"
          label="Customers this hub does not know"
          help="Created ones are inactive. Refused requests are errors in the log."
          choices={[
            {
              value: 'workspace',
              label: `As the workspace does: ${workspace.auto_subscribe ? 'create' : 'refuse'}`,
            },
            { value: 'on', label: 'Create them' },
            { value: 'off', label: 'Refuse the request' },
          ]}
        />
        <ChoiceField
          name="inbound.otherAttributes"
          label="Attributes without a row"
          help="Taken ones set ours of the same name."
          choices={[
            { value: 'ignore', label: 'Ignore them' },
            { value: 'take', label: 'Take them' },
          ]}
        />
      </SimpleGrid>
      <Stack gap={6}>
        <FlagField
          name="inbound.eventAttributes"
          label="Attributes that come with an event change the profile"
          help="Off: an event request registers its event and nothing else."
        />
        <FlagField
          name="inbound.readBack"
          label="Ask Insider who somebody is"
          help="When a request has nothing but Insider’s own id. Each question uses up some of what the account may read."
        />
      </Stack>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        <NumberField
          name="inbound.repeatMinutes"
          label="The same event again, in minutes"
          help="Within so long it is one delivery repeated, and ignored. 0: never."
          min={0}
          max={10_080}
        />
        <NumberField
          name="inbound.echoMinutes"
          label="Echo of what we sent, in minutes"
          help="For so long a change that we sent may come back and is ignored."
          max={1_440}
        />
        <TextField
          name="inbound.extraHeader"
          label="Extra header"
          help="Every request must carry it, beside the key. Empty: none."
          placeholder="X-Webhook-Token"
        />
        <InboundHeaderValue isSet={headerIsSet} />
      </SimpleGrid>
    </FoldedSection>
  );
}

function IdentifierField(): ReactElement {
  const { theirs } = useFormTools();
  const { value, change, input, readOnly } = useField('inbound.identifier');
  const to = useField('customerId.to').value;
  const custom = useField('customerId.custom').value;
  return (
    <SuggestInput
      {...input}
      label="Field with the customer id"
      description="Empty: the Insider identifier of the customer ID mapping."
      placeholder={to === 'custom' ? custom : to}
      readOnly={readOnly}
      groups={derived(theirs, insiderAttributes)}
      value={value}
      onChange={change}
    />
  );
}
