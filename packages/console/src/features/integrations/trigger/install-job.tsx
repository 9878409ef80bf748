import type { Purpose } from '@causeway/core/consent/consent';
import { DEFAULT_TRIGGER } from '@causeway/core/trigger/check';
import { DEFAULT_ENRICHMENT } from '@causeway/core/trigger/check-enrichment';
import { Text } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import { api } from '../../../app/api.ts';
import { useSession } from '../../../app/session.ts';
import { ConsentSection } from '../form/consent-section.tsx';
import { extraChange, useExtra } from '../form/extra.ts';
import { InstallFrame, type InstallRules } from '../form/install-frame.tsx';
import { CurlPanel } from '../install/curl-panel.tsx';
import { faultsOf } from './form-faults.ts';
import { JobForm } from './job-form.tsx';
import type { JobKind } from './job-kind.ts';
import { fromSettings, toSettings, type JobValues } from './job-values.ts';
import { placeOfPointer } from './place-of.ts';
import { useJobForm } from './use-job-form.ts';

interface InstallJobProps {
  readonly kind: JobKind;
  /** One that is free. */
  readonly name: string;
  /** Public id of one that is chosen already. */
  readonly audience: string | undefined;
  /** What its kind asks for by itself. */
  readonly usual: readonly Purpose[];
}

function bodyOf(values: JobValues, kind: JobKind) {
  return { kind, name: values.name.trim(), settings: toSettings(values, kind) };
}

/** The form of a job that is not installed yet. */
export function InstallJob({ kind, name, audience, usual }: InstallJobProps): ReactElement {
  const zone = useSession().workspace.time_zone;
  const [first] = useState(() => {
    const defaults = kind === 'enrichment' ? DEFAULT_ENRICHMENT : DEFAULT_TRIGGER;
    const audiences = audience === undefined ? [] : [audience];
    return fromSettings({ ...defaults, audiences }, name, zone);
  });
  const { tools, draft } = useJobForm(kind, first, undefined, false);
  const rules: InstallRules<JobValues> = useMemo(
    () => ({
      faultsOf: (values) => faultsOf(values, kind),
      install: async (values, extra) =>
        (await api('POST /v1/admin/integrations', { body: { ...bodyOf(values, kind), ...extra } })).id,
      placeOfPointer,
    }),
    [kind],
  );
  const extra = useExtra({ requires: usual });
  return (
    <InstallFrame tools={tools} first={first} rules={rules} beside={{ extra, usual }}>
      <JobForm
        tools={tools}
        draft={draft}
        test={
          <>
            <ConsentSection extra={extra} readOnly={false} usual={usual} />
            <CurlPanel
              path="/v1/admin/integrations"
              body={() => ({
                ...bodyOf(tools.values.get(), kind),
                ...extraChange({ requires: [...usual] }, extra.get()),
              })}
            />
            <Text size="xs" c="dimmed">
              It can be tested as soon as it is installed. “Install and test” does both, and really sends one
              request about somebody made up.
            </Text>
          </>
        }
      />
    </InstallFrame>
  );
}
