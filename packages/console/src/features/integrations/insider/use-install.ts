import { DEFAULT_SETTINGS } from '@causeway/core/insider/settings/defaults';
import type { InsiderSettings } from '@causeway/core/insider/settings/settings';
import type { JsonObject } from '@causeway/core/result/json';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { api, type Answer } from '../../../app/api.ts';
import { changed, queryClient } from '../../../app/query.ts';
import type { Cell } from '../../../ui/cell.ts';
import { done } from '../../../ui/notify.ts';
import { samePurposes, useExtra, type Extra } from '../form/extra.ts';
import { installBody, patched, settingsPointer, type InstallBody } from '../install/install-body.ts';
import { coveredSecrets } from '../install/install-curl.ts';
import { connectionTest } from './connection-test.tsx';
import { faultsOf } from './form-faults.ts';
import { showField, type FormTools } from './form-tools.ts';
import { fromSettings } from './from-settings.ts';
import { hubFaults } from './hub-faults.ts';
import { secretsTyped } from './integration.ts';
import { patchOf, same } from './json-change.ts';
import { toSettings } from './to-settings.ts';
import { useInsiderForm } from './use-insider-form.ts';

export type Kind = Answer<'GET /v1/admin/integration-catalog'>['data'][number];

export const NO_SECRETS: ReadonlySet<string> = new Set();

interface InstallUse {
  readonly tools: FormTools;
  readonly extra: Cell<Extra>;
  readonly variant: string;
  readonly settingsOf: (variant: string) => InsiderSettings;
  /** Begins with another variant; what was changed by hand stays. */
  readonly choose: (variant: string) => void;
  readonly busy: 'install' | 'test' | undefined;
  readonly error: unknown;
  readonly install: (test: boolean) => Promise<void>;
  readonly unsaved: () => boolean;
  /** What would be sent, with secrets covered. */
  readonly shownBody: () => InstallBody;
}

/** An Insider integration while it is filled in, and installing it from the catalog. `name`: one that is free. */
export function useInstall(kind: Kind, name: string): InstallUse {
  const { key, variants, config, requires: usual } = kind;
  const navigate = useNavigate();
  const settingsOf = (variant: string): InsiderSettings => {
    const given = variants.find((one) => one.key === variant)?.settings ?? {};
    return patched(DEFAULT_SETTINGS, given as JsonObject) as unknown as InsiderSettings;
  };
  const [variant, setVariant] = useState(variants[0]?.key ?? 'default');
  const [first] = useState(() => fromSettings(settingsOf(variant), name));
  const { tools } = useInsiderForm(first, undefined, false, NO_SECRETS);
  const { form, faults, revealed } = tools;
  const extra = useExtra({ requires: usual });
  const [doing, setDoing] = useState<{ busy?: 'install' | 'test'; error?: unknown }>({});
  const installed = useRef(false);

  const edits = (): JsonObject => patchOf(settingsOf(variant), toSettings(form.getValues()));
  const bodyWith = (secrets: Readonly<Record<string, string>>): InstallBody => {
    const { requires, why } = extra.get();
    return installBody(config, {
      name: form.getValues().name,
      variant,
      settings: edits(),
      secrets,
      requires: samePurposes(usual, requires) ? undefined : requires,
      why,
    });
  };
  const choose = (next: string): void => {
    const { name: typed, apiKey, inboundHeader } = form.getValues();
    const settings = patched(settingsOf(next), edits()) as unknown as InsiderSettings;
    form.reset({ ...fromSettings(settings, typed), apiKey, inboundHeader });
    setVariant(next);
  };
  const install = async (test: boolean): Promise<void> => {
    const values = form.getValues();
    await form.trigger();
    const [fault] = faultsOf(values, NO_SECRETS);
    if (fault !== undefined) return showField(revealed, fault.path.join('.'));
    setDoing({ busy: test ? 'test' : 'install' });
    try {
      const { id } = await api('POST /v1/admin/integration-catalog/{key}/install', {
        params: { key },
        body: bodyWith(secretsTyped(values)),
      });
      installed.current = true;
      done('Installed.');
      if (test) {
        const result = await api('POST /v1/admin/integrations/{id}/test', { params: { id } }).catch(
          () => undefined,
        );
        queryClient.setQueryData(connectionTest(id).queryKey, result);
      }
      await changed('GET /v1/admin/integrations', 'GET /v1/admin/integration-catalog');
      await navigate({ to: '/integrations/$id/settings', params: { id: String(id) }, search: { next: '1' } });
    } catch (error) {
      const { byField, rest } = hubFaults(error, undefined, (pointer) => settingsPointer(config, pointer));
      faults.set(byField);
      const [place] = byField.keys();
      if (place !== undefined) showField(revealed, place);
      setDoing(byField.size > 0 && rest.length === 0 ? {} : { error });
    }
    return undefined;
  };
  const unsaved = useCallback(
    () => !installed.current && !same(form.getValues() as never, first as never),
    [form, first],
  );
  return {
    tools,
    extra,
    variant,
    settingsOf,
    choose,
    busy: doing.busy,
    error: doing.error,
    install,
    unsaved,
    shownBody: () => bodyWith(coveredSecrets({ api_key: '', ...secretsTyped(form.getValues()) })),
  };
}
