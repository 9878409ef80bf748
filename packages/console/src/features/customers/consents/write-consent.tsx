import { Button } from '@mantine/core';
import { PencilLine } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { NeedsRole } from '../../../ui/needs-role.tsx';
import { OutOfReach } from '../../../ui/out-of-reach.tsx';
import type { Consents } from './consents-tab.tsx';
import { WriteConsentForm } from './write-consent-form.tsx';

interface WriteConsentProps {
  readonly id: string;
  readonly anonymous: boolean;
  readonly consents: Consents;
}

/** Writes down what a customer said elsewhere: by telephone, on paper. */
export function WriteConsent({ id, anonymous, consents }: WriteConsentProps): ReactElement {
  const [writing, setWriting] = useState(false);
  const button = (disabled: boolean): ReactElement => (
    <Button
      variant="default"
      leftSection={<PencilLine size={14} aria-hidden />}
      disabled={disabled}
      onClick={() => setWriting(true)}
    >
      Write down a consent
    </Button>
  );
  return (
    <>
      <NeedsRole least="editor">
        {(disabled) =>
          anonymous && !disabled ? (
            <OutOfReach why="Nobody has said yet who this is. What somebody said is written down for people with an id.">
              {button(true)}
            </OutOfReach>
          ) : (
            button(disabled)
          )
        }
      </NeedsRole>
      {writing && <WriteConsentForm id={id} consents={consents} onClose={() => setWriting(false)} />}
    </>
  );
}
