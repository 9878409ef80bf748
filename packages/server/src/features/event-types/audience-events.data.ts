import { AUDIENCE_ENTERED, AUDIENCE_LEFT, AUDIENCE_PRESENT } from '@causeway/core/audience/change-events';
import type { BuiltInRow } from './event-type-rows.ts';

const NAMED = 'audience!:string audience_id!:string audience_name!:string';

/** What the hub itself registers about audiences. */
export const AUDIENCE_EVENT_ROWS: readonly BuiltInRow[] = [
  [AUDIENCE_ENTERED, 'Joined an audience', 'audiences', false, NAMED],
  [AUDIENCE_LEFT, 'Left an audience', 'audiences', false, NAMED],
  [AUDIENCE_PRESENT, 'Was in an audience already', 'audiences', false, `${NAMED} since!:datetime`],
];
