import type { TrackingCall } from '@causeway/core/tracking/call';

/** A track of nobody, to be filled in. */
export const CALL: TrackingCall = {
  kind: 'track',
  type: 'Something',
  userId: undefined,
  anonymousId: undefined,
  previousId: undefined,
  messageId: '',
  timestamp: 0,
  originalAt: undefined,
  sentAt: undefined,
  data: {},
  context: {},
  integrations: undefined,
};
