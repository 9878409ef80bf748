import type { TriggerSettings } from '@causeway/core/trigger/settings';
import { useCallback, useState, type ReactElement } from 'react';
import { useCardTools } from '../form/card-tools.ts';
import type { Draft } from '../form/held.ts';
import { PreviewFrame } from '../form/preview-frame.tsx';
import { useRequestPreview } from '../form/use-request-preview.ts';
import type { Chosen } from '../insider/subject-picker.tsx';
import type { JobKind } from './job-kind.ts';
import { requestShown } from './request-shown.ts';
import { SubjectPicker } from './subject-picker.tsx';

interface JobPreviewProps {
  readonly kind: JobKind;
  readonly draft: Draft;
}

/** What would be told with the settings as they stand in the form. */
export function JobPreview({ kind, draft }: JobPreviewProps): ReactElement {
  const { stored, fields } = useCardTools();
  const [chosen, setChosen] = useState<Chosen>();
  const choose = useCallback((next: Chosen | undefined) => setChosen(next), []);
  const preview = useRequestPreview(kind, stored, draft, chosen?.subject);
  const settings = draft.settings as unknown as TriggerSettings;
  const labelOf = (name: string): string => fields.find((field) => field.name === name)?.label ?? name;
  return (
    <PreviewFrame
      {...preview}
      picker={<SubjectPicker onChoose={choose} />}
      isChosen={chosen !== undefined}
      faults={draft.faults}
      shown={(request) => requestShown(settings, request)}
      unrouted={{
        title: 'Not told',
        text: `It is not among “${labelOf('triggerEvents')}”, about none of the audiences, or no field among “${labelOf('fieldChanges')}” changed.`,
      }}
      others={(settings.batch?.size ?? 1) - 1}
    />
  );
}
