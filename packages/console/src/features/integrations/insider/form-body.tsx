import { Button, Stack } from '@mantine/core';
import { Braces } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { CodeView } from '../../../ui/code-view.tsx';
import { EventMapping } from './events-section.tsx';
import { FormToolsContext, showField, type FormTools } from './form-tools.ts';
import { InboundSection } from './inbound-section.tsx';
import { grant } from './map-wish.ts';
import { parseMap, type MapWish } from './map-parameter.ts';
import { FormatsSection, IdentitySection, SendingSection } from './other-sections.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { ProfileMapping } from './profile-section.tsx';
import { Section } from './section.tsx';
import type { DraftState } from './use-draft.ts';
import type { Stored } from './use-preview.ts';
import './mapping.css';

interface FormBodyProps {
  readonly tools: FormTools;
  readonly state: DraftState;
  readonly stored: Stored | undefined;
  /** The names of the secrets that were given. */
  readonly secrets: ReadonlySet<string>;
  /** Whom we speak to. */
  readonly general: ReactNode;
  readonly consent?: ReactNode;
  /** What the address asks to be mapped, once there is enough known to do it. */
  readonly map: string | undefined;
  readonly onMapped: () => void;
}

/** All of the form, with the preview beside it. */
export function FormBody({
  tools,
  state,
  stored,
  secrets,
  general,
  consent,
  map,
  onMapped,
}: FormBodyProps): ReactElement {
  const { form, revealed, theirs, ours } = tools;
  const wish = (what: MapWish): void => {
    const { profile, events, show } = grant(what, form.getValues(), theirs);
    if (profile !== undefined) form.setValue('profile', profile, { shouldDirty: true });
    if (events !== undefined) form.setValue('events', events, { shouldDirty: true });
    showField(revealed, show);
  };
  const granted = useRef<string>(undefined);
  const grantMap = useEffectEvent((asked: string) => {
    if (granted.current === asked) return;
    granted.current = asked;
    const known = [...ours.types.map(({ name }) => name), ...ours.seen.types.map(({ type }) => type)];
    const what = parseMap(asked, known);
    if (what !== undefined && !tools.readOnly) wish(what);
    onMapped();
  });
  useEffect(() => {
    if (map !== undefined) grantMap(map);
  }, [map]);
  return (
    <FormToolsContext value={tools}>
      <div className="cw-settings">
        <Stack className="cw-form" gap="sm">
          {general}
          <Section
            title="Outbound settings"
            about="What of our customers and events goes to Insider, and as what."
          >
            <ProfileMapping />
            <EventMapping />
          </Section>
          <InboundSection id={stored?.id} headerIsSet={secrets.has('inbound_header')} />
          {consent}
          <IdentitySection />
          <FormatsSection />
          <SendingSection />
          <RawSettings settings={state.settings} />
        </Stack>
        <div className="cw-preview">
          <PreviewPanel
            stored={stored}
            state={state}
            onAddEvent={(event) => wish({ kind: 'event', event })}
          />
        </div>
      </div>
    </FormToolsContext>
  );
}

/** The settings as JSON, for those who keep them elsewhere. */
function RawSettings({ settings }: { readonly settings: unknown }): ReactElement {
  const [opened, setOpened] = useState(false);
  return (
    <div>
      <Button
        variant="subtle"
        leftSection={<Braces size={14} aria-hidden />}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {opened ? 'Hide the JSON' : 'Show these settings as JSON'}
      </Button>
      {opened && <CodeView value={settings} label="settings as JSON" maxHeight={480} />}
    </div>
  );
}
