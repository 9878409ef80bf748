import type { ReactElement, ReactNode } from 'react';
import { FormPage } from '../form/form-page.tsx';
import { AnswerSection } from './answer-section.tsx';
import type { JobTools } from './form-tools.ts';
import { JobSection } from './job-section.tsx';
import { MoreSection } from './more-section.tsx';
import { PaceSection } from './pace-section.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { RequestSection } from './request-section.tsx';
import { TimesSection } from './times-section.tsx';
import { ToldSection } from './told-section.tsx';
import type { DraftState } from './use-job-form.ts';

interface JobFormProps {
  readonly tools: JobTools;
  readonly draft: DraftState;
  /** Below the form: the button that sends something. */
  readonly test: ReactNode;
}

/** In the order in which people are used to fill it in (fact sheet 3.3). */
export function JobForm({ tools, draft, test }: JobFormProps): ReactElement {
  return (
    <FormPage tools={tools} settings={draft.settings} test={test} preview={<PreviewPanel draft={draft} />}>
      <JobSection />
      <RequestSection />
      <ToldSection />
      {tools.kind === 'enrichment' && <AnswerSection />}
      <PaceSection />
      <TimesSection />
      <MoreSection />
    </FormPage>
  );
}
