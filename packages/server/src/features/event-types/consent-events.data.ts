import { CONSENT, CONSENT_CHANGED } from '@causeway/core/consent/changed-event';
import { SUBJECTS } from '@causeway/core/consent/consent';
import type { BuiltInRow } from './event-type-rows.ts';

/** By these somebody submits what a customer said. */
export const CONSENT_EVENTS: readonly BuiltInRow[] = [
  [
    CONSENT,
    'Consent',
    'consent',
    true,
    `${SUBJECTS.map((subject) => `${subject}:boolean`).join(' ')} evidence:string`,
  ],
];

/** What the hub itself registers of it. */
export const CONSENT_NEWS: readonly BuiltInRow[] = [
  [CONSENT_CHANGED, 'Consents changed', 'consent', false, 'granted!:list refused!:list evidence:string'],
];
