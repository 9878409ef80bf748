import { checkCustom, DEFAULT_CUSTOM } from '@causeway/core/custom/check';
import type { JsonObject } from '@causeway/core/result/json';
import { Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { api } from '../../../app/api.ts';
import { InstallFrame, type InstallRules } from '../form/install-frame.tsx';
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
}

function firstValues(starter: Starter | undefined, name: string): CustomValues {
  const given = { ...DEFAULT_CUSTOM, ...starter?.settings } as unknown as JsonObject;
  return fromSettings(checkCustom(given).settings, name, starter?.headers ?? '');
}

const RULES: InstallRules<CustomValues> = {
  faultsOf: (values) => faultsOf(values),
  install: async (values) => {
    const [settings, secrets] = [toSettings(values), secretsTyped(values)];
    const body = { kind: 'custom', name: values.name.trim(), settings, secrets };
    return (await api('POST /v1/admin/integrations', { body })).id;
  },
  placeOfPointer,
};

/** The form of a Custom API that is not installed yet. */
export function InstallCustom({ starter, name }: InstallCustomProps): ReactElement {
  const [first] = useState(() => firstValues(starter, name));
  const { tools, draft } = useCustomForm(first, undefined, false);
  return (
    <InstallFrame tools={tools} first={first} rules={RULES}>
      <CustomForm
        tools={tools}
        draft={draft}
        test={
          <Text size="xs" c="dimmed">
            The endpoint can be tested as soon as it is installed. “Install and test” does both, and really
            sends one made-up purchase.
          </Text>
        }
      />
    </InstallFrame>
  );
}
