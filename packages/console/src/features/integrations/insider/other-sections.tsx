import {
  MAX_BYTES_PER_REQUEST,
  MAX_REQUESTS_PER_MINUTE,
  MAX_USERS_PER_REQUEST,
} from '@causeway/core/insider/taxonomy/limits';
import { SimpleGrid, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { ChoiceField, FlagField, NumberField, TextField } from './plain-fields.tsx';
import { FoldedSection } from './section.tsx';

export function IdentitySection(): ReactElement {
  return (
    <FoldedSection
      title="Identity"
      about="Which identifiers your Insider account uses, and people nobody has named yet."
      fields={['identifiers', 'anonymous', 'anonymousIdentifier']}
    >
      <Stack gap={6}>
        <FlagField
          name="identifiers.email"
          label="E-mail is an identifier"
          help="As in your Insider account. Then it is sent as one, and not again as an attribute."
        />
        <FlagField
          name="identifiers.phone"
          label="Phone is an identifier"
          help="The same for the phone number."
        />
      </Stack>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        <ChoiceField
          name="anonymous"
          label="People not yet named"
          help="What happens with what they do until they sign in."
          choices={[
            { value: 'hold', label: 'Wait until somebody names them' },
            { value: 'send', label: 'Send under a custom identifier' },
          ]}
        />
        <TextField
          name="anonymousIdentifier"
          label="Custom identifier for anonymous ids"
          help="Its name in Insider; it has to be set up there."
        />
      </SimpleGrid>
    </FoldedSection>
  );
}

export function FormatsSection(): ReactElement {
  return (
    <FoldedSection
      title="Formats"
      about="How texts that can be read in two ways are read."
      fields={['defaultCountry', 'numberLocale', 'timeZone', 'quantityRounding', 'lineTimestamps']}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        <TextField
          name="defaultCountry"
          label="Country of phone numbers without one"
          help="Two capital letters, such as TR. Empty: such numbers are left out."
          placeholder="None"
        />
        <ChoiceField
          name="numberLocale"
          label="Decimal sign in texts"
          help="For numbers that are sent as texts."
          choices={[
            { value: 'dot', label: 'Dot: 1,234.50' },
            { value: 'comma', label: 'Comma: 1.234,50' },
          ]}
        />
        <TextField
          name="timeZone"
          label="Offset of times without one"
          help="Such as +03:00."
          placeholder="+00:00"
        />
        <ChoiceField
          name="quantityRounding"
          label="Quantities that are not whole"
          help="Insider takes whole quantities only."
          choices={[
            { value: 'round', label: 'Round to the nearest' },
            { value: 'floor', label: 'Round down' },
            { value: 'ceil', label: 'Round up' },
          ]}
        />
        <ChoiceField
          name="lineTimestamps"
          label="Times of the lines of an order"
          help="Lines with one time can be taken for repeats of each other."
          choices={[
            { value: 'distinct', label: 'One millisecond apart' },
            { value: 'same', label: 'All the same' },
          ]}
        />
      </SimpleGrid>
    </FoldedSection>
  );
}

export function SendingSection(): ReactElement {
  return (
    <FoldedSection
      title="Sending"
      about="How much goes out at once. The defaults are what Insider allows."
      fields={['skipHook', 'maxUsersPerRequest', 'maxBytesPerRequest', 'requestsPerMinute', 'concurrency']}
    >
      <FlagField
        name="skipHook"
        label="Do not trigger Insider’s webhooks"
        help="What this integration sends then starts no journey and no outgoing webhook in Insider."
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        <NumberField
          name="maxUsersPerRequest"
          label="Users per request"
          help={`At most ${MAX_USERS_PER_REQUEST}.`}
          max={MAX_USERS_PER_REQUEST}
        />
        <NumberField
          name="maxBytesPerRequest"
          label="Bytes per request"
          help="From 10 000 to 5 000 000."
          min={10_000}
          max={MAX_BYTES_PER_REQUEST}
        />
        <NumberField
          name="requestsPerMinute"
          label="Requests per minute"
          help="From 1 to 25 000. Lower it when others send to the account as well."
          max={MAX_REQUESTS_PER_MINUTE}
        />
        <NumberField name="concurrency" label="Requests at once" help="From 1 to 64." max={64} />
      </SimpleGrid>
    </FoldedSection>
  );
}
