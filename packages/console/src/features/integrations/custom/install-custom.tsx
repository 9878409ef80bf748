import { checkCustom, DEFAULT_CUSTOM } from '@causeway/core/custom/check';
import type { Purpose } from '@causeway/core/consent/consent';
import type { JsonObject } from '@causeway/core/result/json';
import { Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { api } from '../../../app/api.ts';
import { ConsentSection } from '../form/consent-section.tsx';
import { extraChange, useExtra } from '../form/extra.ts';
import { InstallFrame, type InstallRules } from '../form/install-frame.tsx';
import { CurlPanel } from '../install/curl-panel.tsx';
import { coveredSecrets } from '../install/install-curl.ts';
import { CustomForm } from './custom-form.tsx';
import { fromSettings, secretsTyped, toSettings, type CustomValues } from './custom-values.ts';
import { faultsOf } from './form-faults.ts';
import { placeOfPointer } from './place-of.ts';
import type { Starter } from './starter-cards.tsx';
import { useCustomForm } from './use-custom-form.ts';

interface InstallCustomProps {
  readonly starter: Starter | undefined;
  /** One that is free. */
  readonly name: string;
  /** What its kind asks for by itself. */
  readonly usual: readonly Purpose[];
}

function firstValues(starter: Starter | undefined, name: string): CustomValues {
  const given = { ...DEFAULT_CUSTOM, ...starter?.settings } as unknown as JsonObject;
  return fromSettings(checkCustom(given).settings, name, starter?.headers ?? '');
}

function bodyOf(values: CustomValues) {
  const [settings, secrets] = [toSettings(values), secretsTyped(values)];
  return { kind: 'custom', name: values.name.trim(), settings, secrets };
}

const RULES: InstallRules<CustomValues> = {
  faultsOf: (values) => faultsOf(values),
  install: async (values, extra) =>
    (await api('POST /v1/admin/integrations', { body: { ...bodyOf(values), ...extra } })).id,
  placeOfPointer,
};

/** The form of a Custom API that is not installed yet. */
export function InstallCustom({ starter, name, usual }: InstallCustomProps): ReactElement {
  const [first] = useState(() => firstValues(starter, name));
  const { tools, draft } = useCustomForm(first, undefined, false);
  const extra = useExtra({ requires: usual });
  return (
    <InstallFrame tools={tools} first={first} rules={RULES} beside={{ extra, usual }}>
      <CustomForm
        tools={tools}
        draft={draft}
        test={
          <>
            <ConsentSection extra={extra} readOnly={false} usual={usual} />
            <CurlPanel
              path="/v1/admin/integrations"
              body={() => {
                const body = bodyOf(tools.values.get());
                const { requires, summary } = extraChange({ requires: [...usual] }, extra.get());
                return { ...body, secrets: coveredSecrets(body.secrets), requires, summary };
              }}
            />
            <Text size="xs" c="dimmed">
              The endpoint can be tested as soon as it is installed. “Install and test” does both, and really
              sends one made-up purchase.
            </Text>
          </>
        }
      />
    </InstallFrame>
  );
}
