import { Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState, type ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { changed } from '../../app/query.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { done } from '../../ui/notify.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { UnsavedBar } from '../../ui/unsaved-bar.tsx';
import { changesIn, typedSecrets } from './form/definition-change.ts';
import { firstWrong, refusedFindings } from './form/findings.ts';
import { showField } from './form/form-tools.ts';
import { showRefusal } from './form/found.ts';
import { fromDefinition } from './form/from-definition.ts';
import { toDefinition } from './form/to-definition.ts';
import { useWebhookForm } from './form/use-webhook-form.ts';
import { WebhookForm, type Shown } from './form/webhook-form.tsx';
import { sampleOfBody } from './trial/sample.ts';
import type { Blueprint } from './blueprint-cards.tsx';
import { useAddress } from './use-address.ts';
import { definitionOf, type Webhook } from './webhook.ts';

interface CreateWebhookProps {
  readonly blueprint: Blueprint;
  readonly others: readonly Webhook[];
  readonly shows: Shown;
}

const NO_SECRETS = {};

/** The form of a webhook that is not there yet. */
export function CreateWebhook({ blueprint, others, shows }: CreateWebhookProps): ReactElement {
  const navigate = useNavigate();
  const [first] = useState(() => fromDefinition(definitionOf(blueprint)));
  const [sample] = useState(() => sampleOfBody(blueprint.sample as never));
  const { tools, draft } = useWebhookForm(first, sample, NO_SECRETS, false);
  const { values, found } = tools;
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false });
  const created = useRef(false);
  const unsaved = useCallback(
    () => !created.current && changesIn(toDefinition(first), values.get()) > 0,
    [first, values],
  );
  const create = async (): Promise<void> => {
    const now = values.get();
    setState({ busy: true });
    try {
      const { id } = await api('POST /v1/admin/webhooks', {
        body: { definition: { ...toDefinition(now) }, secrets: typedSecrets(now) },
      });
      created.current = true;
      done('Created. It is inactive: try it, then set it active.');
      await changed('GET /v1/admin/webhooks');
      await navigate({ to: '/webhooks/$id/settings', params: { id: String(id) } });
    } catch (error) {
      const { findings, rest } = refusedFindings(error);
      showRefusal(found, findings);
      const place = firstWrong(findings);
      if (place !== undefined) showField(place);
      setState({ busy: false, ...(rest ? { error } : {}) });
    }
  };
  const run = (): void => {
    create().catch(() => undefined);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <Stack gap="sm">
        <WebhookForm
          tools={tools}
          definition={draft.definition}
          webhook={undefined}
          shows={shows}
          urlOf={useAddress(others)}
          others={others}
        />
        <UnsavedBar
          shown
          text="Not created yet"
          busy={state.busy}
          action="Create"
          onSave={run}
          problem={
            state.error !== undefined && <ProblemNote error={state.error} title="It could not be created" />
          }
        />
      </Stack>
      <LeaveGuard unsaved={unsaved} />
    </form>
  );
}
