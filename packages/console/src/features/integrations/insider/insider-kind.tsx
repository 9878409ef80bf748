import type { EventRow, ProfileRow } from '@causeway/core/insider/settings/settings';
import { Divider, Text } from '@mantine/core';
import { useMemo, type ReactElement } from 'react';
import { changed } from '../../../app/query.ts';
import { useSession } from '../../../app/session.ts';
import { placeOf } from '../form/card.ts';
import type { Editors, EditorProps } from '../form/editor.ts';
import type { Editing, KindForm } from '../form/kind-form.ts';
import { CHOICE, wordsOf } from '../form/plain-controls.tsx';
import { ChoiceField } from '../form/plain-fields.tsx';
import type { Integration } from '../form/save-rules.ts';
import { ConnectionTest } from './connection-test.tsx';
import { EventMapping } from './event-mapping.tsx';
import { fieldPlace } from './field-place.ts';
import { insiderFaults } from './form-faults.ts';
import { NamesContext } from './form-tools.ts';
import type { EventRowValues, ProfileRowValues } from './form-values.ts';
import { INSIDER_CARRIER, INSIDER_IDENTIFIER } from './identifier-controls.tsx';
import { InboundEvents } from './inbound-events.tsx';
import { InboundProfile } from './inbound-profile.tsx';
import { InboundSide } from './inbound-side.tsx';
import { InsiderPreview } from './insider-preview.tsx';
import { MapAsked } from './map-asked.tsx';
import { PresetFields } from './preset-fields.tsx';
import { ProfileMapping } from './profile-mapping.tsx';
import { fromEventRow, fromProfileRow, toEventRow, toProfileRow } from './row-values.ts';
import { SentSummary } from './sent-summary.tsx';
import { useInsiderNames, useOurFields } from './use-known.ts';
import './mapping.css';

/** The tables of mappings, and what is chosen from names that only this kind knows. */
export const INSIDER_EDITORS: Editors = {
  insider_identifier: INSIDER_IDENTIFIER,
  insider_carrier: INSIDER_CARRIER,
  insider_profile: {
    hold: (setting) => ((setting ?? []) as readonly ProfileRow[]).map(fromProfileRow),
    tell: (held) => (held as readonly ProfileRowValues[]).map(toProfileRow),
    draw: ProfileMapping,
  },
  insider_events: {
    hold: (setting) => ((setting ?? []) as readonly EventRow[]).map(fromEventRow),
    tell: (held) => (held as readonly EventRowValues[]).map(toEventRow),
    draw: EventMapping,
  },
  insider_presets: { draw: PresetFields },
  insider_inbound_profile: { draw: InboundProfile },
  insider_inbound_events: { draw: InboundEvents },
  auto_subscribe: { ...CHOICE, draw: AutoSubscribe },
};

/** What the form of Insider has beside its card. */
export const INSIDER_KIND: KindForm = {
  editors: INSIDER_EDITORS,
  faults: insiderFaults,
  placeOf: fieldPlace,
  Around: KnownNames,
  Mapped: MapAsked,
  Sent: SentSummary,
  Preview: InsiderPreview,
  begins: { 'General settings': MappingHead, 'Inbound settings': Inbound },
  ends: { 'General settings': Connection },
  saved: async (before, after, secrets) => {
    if (!secrets.includes('api_key') && sameConnection(before, after)) return true;
    await changed('GET /v1/admin/integrations/{id}/names');
    return false;
  },
};

function KnownNames({ integration, children }: Parameters<NonNullable<KindForm['Around']>>[0]): ReactElement {
  const { ours } = useOurFields();
  const theirs = useInsiderNames(integration?.id);
  const names = useMemo(() => ({ ours, theirs }), [ours, theirs]);
  return <NamesContext value={names}>{children}</NamesContext>;
}

function MappingHead(): ReactElement {
  return (
    <Text size="xs" fw={600}>
      Customer ID mapping
    </Text>
  );
}

function Inbound({ integration }: { readonly integration?: Integration | undefined }): ReactElement {
  return (
    <>
      {integration === undefined ? (
        <Text size="sm">
          The addresses for Insider’s webhooks, and their key, are here as soon as this is installed.
        </Text>
      ) : (
        <InboundSide id={integration.id} />
      )}
      <Divider />
    </>
  );
}

function Connection({ integration, held, onSave }: Editing): ReactElement {
  const typed = (held.secrets['api_key'] ?? '') !== '' || !sameConnection(integration, held);
  return <ConnectionTest id={integration.id} unsaved={typed} onSave={onSave} />;
}

type Settings = Pick<Integration, 'settings'>;

/** Would a test of the connection say the same of both? */
function sameConnection({ settings: one }: Settings, { settings: other }: Settings): boolean {
  return ['partnerName', 'baseUrl'].every((name) => one[name] === other[name]);
}

/** What the workspace does is said with the choice that it decides. */
function AutoSubscribe({ field }: EditorProps): ReactElement {
  const { workspace } = useSession();
  const does = workspace.auto_subscribe ? 'on' : 'off';
  const then = field.choices.find(({ value }) => value === does)?.label ?? '';
  const choices = field.choices.map((choice) =>
    choice.value === 'workspace' ? { ...choice, label: `${choice.label}: ${then}` } : choice,
  );
  return <ChoiceField {...wordsOf(field)} name={placeOf(field)} choices={choices} />;
}
