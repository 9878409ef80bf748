import type { ReactElement } from 'react';
import { RecentEvent } from '../../../ui/recent-event.tsx';
import type { SubjectProps } from './subject-picker.tsx';

/** A customer, and one of the last things they did. */
export function CustomerSubject({ onChoose }: SubjectProps): ReactElement {
  return (
    <RecentEvent
      onChoose={(event) =>
        onChoose(event === undefined ? undefined : { subject: { event_id: event.id }, type: event.type })
      }
    />
  );
}
