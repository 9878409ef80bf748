import { PURPOSES, type Purpose } from '@causeway/core/consent/consent';
import { SimpleGrid } from '@mantine/core';
import type { ReactElement } from 'react';
import { SUBJECT_WORDS } from '../../../ui/consent-words.ts';
import { ChoiceField } from './plain-fields.tsx';

const BEHIND: readonly { readonly value: Purpose | ''; readonly label: string }[] = [
  { value: '', label: 'None' },
  ...PURPOSES.filter((purpose) => purpose !== 'essential').map((purpose) => ({
    value: purpose,
    label: SUBJECT_WORDS[purpose].label,
  })),
];

/** What Insider is told of what people agreed to. */
export function ConsentFields(): ReactElement {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
      <ChoiceField
        name="consents.purposes"
        label="Purposes in Insider"
        help="What people agreed to, as attributes of theirs. Opt-ins of channels are sent in any case."
        choices={[
          { value: 'custom', label: 'As custom attributes, such as consent_marketing' },
          { value: 'off', label: 'Not sent' },
        ]}
      />
      <ChoiceField
        name="consents.gdpr"
        label="Purpose behind Insider’s GDPR opt-in"
        help="Who refuses it is sent as gdpr_optin false, and Insider stops processing them."
        choices={BEHIND}
      />
    </SimpleGrid>
  );
}
