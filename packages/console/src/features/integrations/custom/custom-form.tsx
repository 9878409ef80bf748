import { Button, Stack } from '@mantine/core';
import { Braces } from 'lucide-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { CodeView } from '../../../ui/code-view.tsx';
import { AdvancedSection } from './advanced-section.tsx';
import { BodySection } from './body-section.tsx';
import { EndpointSection } from './endpoint-section.tsx';
import { EventsSection } from './events-section.tsx';
import { FormToolsContext, type FormTools } from './form-tools.ts';
import { HeadersSection } from './headers-section.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import type { DraftState } from './use-custom-form.ts';
import './custom.css';

interface CustomFormProps {
  readonly tools: FormTools;
  readonly draft: DraftState;
  /** Below the form: the button that sends something. */
  readonly test: ReactNode;
}

/** All of the form, with the preview beside it. */
export function CustomForm({ tools, draft, test }: CustomFormProps): ReactElement {
  return (
    <FormToolsContext value={tools}>
      <div className="cw-custom">
        <Stack className="cw-custom-form" gap="sm">
          <EndpointSection />
          <HeadersSection />
          <BodySection />
          <EventsSection />
          <AdvancedSection />
          {test}
          <RawSettings settings={draft.settings} />
        </Stack>
        <div className="cw-custom-preview">
          <PreviewPanel draft={draft} />
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
