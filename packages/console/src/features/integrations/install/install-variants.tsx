import { Box, SimpleGrid } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import { AroundForm } from '../form/around.tsx';
import { placeOf, type CardField, type Kind } from '../form/card.ts';
import { DrawnField } from '../form/drawn-fields.tsx';
import { DrawnSections, NameField } from '../form/drawn-sections.tsx';
import { extraChange, useExtra } from '../form/extra.ts';
import { Folded } from '../form/folded.tsx';
import { anyForm, FormContext } from '../form/form-tools.ts';
import { FormPage } from '../form/form-page.tsx';
import { InstallFrame } from '../form/install-frame.tsx';
import type { KindForm } from '../form/kind-form.ts';
import { Section } from '../form/section.tsx';
import { CurlPanel } from './curl-panel.tsx';
import { coveredSecrets } from './install-curl.ts';
import { useVariants } from './use-variants.ts';
import { VariantCards } from './variant-cards.tsx';

interface InstallVariantsProps {
  readonly kind: Kind;
  readonly form: KindForm;
  /** One that is free. */
  readonly name: string;
}

/** Installing what has variants: which of them, what differs from account to account, and everything else for those who want it. */
export function InstallVariants({ kind, form, name }: InstallVariantsProps): ReactElement {
  const { key, label, requires: usual, variants } = kind;
  const { tools, draft, first, variant, settingsWith, choose, rules, bodyWith } = useVariants(
    kind,
    form,
    name,
  );
  const extra = useExtra({ requires: usual });
  const beside = useMemo(() => ({ extra, usual }), [extra, usual]);
  const [asked] = useState(() => askedFirst(kind));
  const { Sent, Preview } = form;
  const chosen = variants.find((one) => one.key === variant);
  return (
    <InstallFrame tools={tools} first={first} rules={rules} beside={beside}>
      <VariantCards variants={variants} chosen={variant} onChoose={choose}>
        {Sent !== undefined && chosen !== undefined && (
          <Sent key={variant} label={chosen.label} settings={settingsWith(variant)} />
        )}
      </VariantCards>
      <FormContext value={anyForm(tools)}>
        <Section title={`Your ${label} account`} about="All that has to be filled in.">
          <Box maw={860}>
            <SimpleGrid className="cw-halves" cols={{ base: 1, xs: 2 }} spacing="sm">
              {asked.map((field) =>
                field.behind === undefined ? <DrawnField key={placeOf(field)} field={field} /> : null,
              )}
              <NameField />
            </SimpleGrid>
          </Box>
          {asked.map((field) =>
            field.behind === undefined ? null : <DrawnField key={placeOf(field)} field={field} />,
          )}
        </Section>
        <Folded
          title="More settings"
          about="Every mapping, identifier and limit, with a preview of what would leave."
          places={kind.fields.filter((field) => !asked.includes(field)).map(placeOf)}
          bare
        >
          <AroundForm form={form}>
            <FormPage
              tools={tools}
              settings={draft.settings}
              preview={Preview !== undefined && <Preview draft={draft} />}
              test={null}
            >
              <DrawnSections
                kind={kind}
                form={form}
                consent={{ extra, readOnly: false, usual }}
                without={asked}
              />
            </FormPage>
          </AroundForm>
        </Folded>
      </FormContext>
      <CurlPanel
        path={`/v1/admin/integration-catalog/${key}/install`}
        body={() => {
          const held = tools.values.get();
          const needed = Object.fromEntries(kind.secrets.map((secret) => [secret, '']));
          const secrets = coveredSecrets({ ...needed, ...held.secrets });
          return bodyWith(held, extraChange({ requires: [...usual] }, extra.get()), secrets);
        }}
      />
    </InstallFrame>
  );
}

/** What has no default that would do, and what stands behind a link beside it. */
function askedFirst({ fields, config }: Kind): readonly CardField[] {
  const needed = fields.filter(
    ({ type, name, required }) => required || (type === 'secret' && config.some(({ key }) => key === name)),
  );
  const sections = new Set(needed.map(({ section }) => section));
  return fields.filter(
    (field) => needed.includes(field) || (field.behind !== undefined && sections.has(field.section)),
  );
}
