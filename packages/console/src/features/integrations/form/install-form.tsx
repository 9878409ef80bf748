import { Text } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import { api } from '../../../app/api.ts';
import { CurlPanel } from '../install/curl-panel.tsx';
import { coveredSecrets } from '../install/install-curl.ts';
import { AroundForm } from './around.tsx';
import type { Kind } from './card.ts';
import { placeOfPointer } from './card-rules.ts';
import { DrawnSections } from './drawn-sections.tsx';
import { extraChange, useExtra } from './extra.ts';
import { FormPage } from './form-page.tsx';
import { faultsIn } from './held-faults.ts';
import { heldOf, secretsTyped, settingsOf, type Held } from './held.ts';
import { InstallFrame, type InstallRules } from './install-frame.tsx';
import type { KindForm } from './kind-form.ts';
import { drawingOf, useCardForm } from './use-card-form.ts';

interface InstallFormProps {
  readonly kind: Kind;
  readonly form: KindForm;
  /** One that is free. */
  readonly name: string;
  /** What to begin with, where that is something else than the defaults. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly secrets?: Held['secrets'];
}

const NO_SECRETS: ReadonlySet<string> = new Set();

/** The form of what is not installed yet, drawn from the card of its kind. */
export function InstallForm(props: InstallFormProps): ReactElement {
  const { kind, form, name, settings = {}, secrets } = props;
  const { key, requires: usual } = kind;
  const [drawing] = useState(() => drawingOf(kind, form));
  const [first] = useState(() => heldOf(drawing, settings, name, secrets));
  const { tools, draft } = useCardForm(drawing, form, first, undefined, false);
  const extra = useExtra({ requires: usual });
  const bodyOf = (held: Held) => ({
    kind: key,
    name: held.name.trim(),
    settings: settingsOf(drawing, held),
    secrets: secretsTyped(drawing, held),
  });
  const rules: InstallRules<Held> = {
    faultsOf: (held) => faultsIn(drawing, form, held, NO_SECRETS),
    install: async (held, more) =>
      (await api('POST /v1/admin/integrations', { body: { ...bodyOf(held), ...more } })).id,
    placeOfPointer: form.placeOf ?? ((pointer) => placeOfPointer(drawing, pointer)),
  };
  const beside = useMemo(() => ({ extra, usual }), [extra, usual]);
  const { Preview, test } = form;
  return (
    <InstallFrame tools={tools} first={first} rules={rules} beside={beside}>
      <AroundForm form={form}>
        <FormPage
          tools={tools}
          settings={draft.settings}
          preview={Preview !== undefined && <Preview draft={draft} />}
          test={
            <>
              <CurlPanel
                path="/v1/admin/integrations"
                body={() => {
                  const body = bodyOf(tools.values.get());
                  const more = extraChange({ requires: [...usual] }, extra.get());
                  return { ...body, secrets: coveredSecrets(body.secrets), ...more };
                }}
              />
              {test !== undefined && (
                <Text size="xs" c="dimmed">
                  It can be tested as soon as it is installed. “Install and test” does both, and really sends
                  one request: {test.what}.
                </Text>
              )}
            </>
          }
        >
          <DrawnSections kind={kind} form={form} consent={{ extra, readOnly: false, usual }} />
        </FormPage>
      </AroundForm>
    </InstallFrame>
  );
}
