import { Box, Button, SimpleGrid, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { UnsavedBar } from '../../../ui/unsaved-bar.tsx';
import { ConsentSection } from '../form/consent-section.tsx';
import { WhyField } from '../form/why-field.tsx';
import { CurlPanel } from '../install/curl-panel.tsx';
import { ApiKeyField } from './api-key-field.tsx';
import { ConsentFields } from './consent-fields.tsx';
import { FormToolsContext } from './form-tools.ts';
import { AddressField } from './general-section.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { MoreSettings } from './more-settings.tsx';
import { TextField } from './plain-fields.tsx';
import { Section } from './section.tsx';
import { useDraft } from './use-draft.ts';
import { useInstall, type Kind } from './use-install.ts';
import { VariantCards } from './variant-cards.tsx';

/** Installing Insider: what is sent, the account, and everything else for those who want it. `name`: one that is free. */
export function InstallInsider({ kind, name }: { readonly kind: Kind; readonly name: string }): ReactElement {
  const { tools, extra, variant, settingsOf, choose, busy, error, install, unsaved, shownBody } = useInstall(
    kind,
    name,
  );
  const state = useDraft(tools.form);
  const run = (test: boolean): void => {
    install(test).catch(() => undefined);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run(false);
      }}
    >
      <Stack gap="sm">
        <VariantCards variants={kind.variants} chosen={variant} onChoose={choose} settingsOf={settingsOf} />
        <FormToolsContext value={tools}>
          <Section title="Your Insider account" about="All that has to be filled in.">
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm" maw={860}>
              <TextField
                name="partnerName"
                label="Insider partner name"
                help="In small letters, as in InOne Settings, Account Settings."
                placeholder="yourbrand"
                required
              />
              <ApiKeyField isSet={false} />
              <TextField
                name="name"
                label="Name of this integration"
                help="As it is called in this hub."
                required
              />
            </SimpleGrid>
            <Box maw={860}>
              <AddressField />
            </Box>
          </Section>
        </FormToolsContext>
        <MoreSettings tools={tools} state={state} />
        <FormToolsContext value={tools}>
          <ConsentSection extra={extra} readOnly={false} usual={kind.requires}>
            <ConsentFields />
          </ConsentSection>
        </FormToolsContext>
        <CurlPanel path={`/v1/admin/integration-catalog/${kind.key}/install`} body={shownBody} />
        <UnsavedBar
          shown
          text="Not installed yet"
          busy={busy === 'install'}
          action="Install Integration"
          onSave={() => run(false)}
          problem={error !== undefined && <ProblemNote error={error} title="It could not be installed" />}
          note={<WhyField extra={extra} />}
          more={
            <Button variant="default" loading={busy === 'test'} onClick={() => run(true)}>
              Install and test
            </Button>
          }
        />
      </Stack>
      <LeaveGuard unsaved={unsaved} />
    </form>
  );
}
