import type { ReactElement, ReactNode } from 'react';
import { FormPage } from '../form/form-page.tsx';
import { AdvancedSection } from './advanced-section.tsx';
import { BodySection } from './body-section.tsx';
import { EndpointSection } from './endpoint-section.tsx';
import { EventsSection } from './events-section.tsx';
import type { FormTools } from './form-tools.ts';
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

export function CustomForm({ tools, draft, test }: CustomFormProps): ReactElement {
  return (
    <FormPage tools={tools} settings={draft.settings} test={test} preview={<PreviewPanel draft={draft} />}>
      <EndpointSection />
      <HeadersSection />
      <BodySection />
      <EventsSection />
      <AdvancedSection />
    </FormPage>
  );
}
