import type { CustomSettings } from '@causeway/core/custom/settings';
import { useCallback, useState, type ReactElement } from 'react';
import { useCardTools } from '../form/card-tools.ts';
import type { Draft } from '../form/held.ts';
import { PreviewFrame } from '../form/preview-frame.tsx';
import { useRequestPreview } from '../form/use-request-preview.ts';
import { SubjectPicker, type Chosen } from '../insider/subject-picker.tsx';
import { requestShown } from './request-shown.ts';
import { useFilledHeaders } from './use-filled-headers.ts';

/** What an event would become with the settings as they stand in the form. */
export function CustomPreview({ draft }: { readonly draft: Draft }): ReactElement {
  const { kept, stored } = useCardTools();
  const [chosen, setChosen] = useState<Chosen>();
  const choose = useCallback((next: Chosen | undefined) => setChosen(next), []);
  const preview = useRequestPreview('custom', stored, draft, chosen?.subject);
  const filled = useFilledHeaders(draft, chosen?.subject);
  const settings = draft.settings as unknown as CustomSettings;
  const { secrets, taken } = draft.held;
  const isKept = (name: string): boolean => kept.has(name) && !taken.includes(name);
  return (
    <PreviewFrame
      {...preview}
      picker={<SubjectPicker onChoose={choose} first={settings.events[0]} />}
      isChosen={chosen !== undefined}
      faults={draft.faults}
      shown={(request) =>
        requestShown(settings, request, filled, {
          typed: secrets['headers'] ?? '',
          stored: isKept('headers'),
          signed: (secrets['signing_secret'] ?? '') !== '' || isKept('signing_secret'),
        })
      }
      unrouted={{
        title: 'It is not sent',
        text: '“Which events” leaves this type out. Choose another event, or a sample of one that is sent.',
      }}
      others={settings.batch === null ? 0 : settings.batch.size - 1}
    />
  );
}
