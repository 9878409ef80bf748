import type { ReactElement } from 'react';
import type { WebhookDefinition } from '@causeway/core/webhook/definition';
import { Stack, type StackProps } from '@mantine/core';
import { TrialPanel } from '../trial/trial-panel.tsx';
import type { Webhook } from '../webhook.ts';
import { AccessSection } from './access-section.tsx';
import { ActionSection } from './action-section.tsx';
import { DedupSection } from './dedup-section.tsx';
import { FiltersSection } from './filters-section.tsx';
import { FormToolsContext, type FormTools } from './form-tools.ts';
import { MappingSection } from './mapping-section.tsx';
import { RequestSection } from './request-section.tsx';
import { NotMatchedSection, ResponseSection } from './response-section.tsx';
import '../webhooks.css';

/** What of it is looked at: where there is room, settings have the trial beside them. */
export type Shown = 'settings' | 'test' | 'other';

interface WebhookFormProps {
  readonly tools: FormTools;
  readonly definition: WebhookDefinition;
  readonly webhook: Webhook | undefined;
  readonly shows: Shown;
  readonly urlOf: (endpoint: string) => string;
  readonly others: readonly Webhook[];
  /** Above the form. */
  readonly children?: StackProps['children'];
}

/** Everything about a webhook, in the order of the guide, and the trial. */
export function WebhookForm(props: WebhookFormProps): ReactElement {
  const { tools, definition, webhook, shows, urlOf, others, children } = props;
  return (
    <FormToolsContext value={tools}>
      <div className="cw-hook-page" data-shows={shows}>
        <Stack className="cw-hook-form" gap="sm">
          {children}
          <RequestSection urlOf={urlOf} others={others} />
          <FiltersSection />
          <AccessSection />
          <ActionSection />
          <MappingSection />
          <DedupSection />
          <ResponseSection />
          <NotMatchedSection />
        </Stack>
        <div className="cw-hook-trial">
          <TrialPanel definition={definition} webhook={webhook} />
        </div>
      </div>
    </FormToolsContext>
  );
}
