import type { TrackedArrival } from '@causeway/core/register/known';
import { emptyModel, type Model, type RoutedIntegration } from '@causeway/core/register/model';
import type { JsonObject } from '@causeway/core/result/json';
import type { TrackingCall } from '@causeway/core/tracking/call';

export const INTEGRATION = 1;

/** Wants every event but `unwanted`. */
export const ROUTED: RoutedIntegration = {
  id: INTEGRATION,
  name: 'Test',
  label: 'Test',
  routes: ({ type }) => type !== 'unwanted',
  holdsAnonymous: true,
  echoes: { ms: 0, attributes: new Set(), custom: new Set() },
};

/** A workspace with that one integration. */
export const MODEL: Model = {
  ...emptyModel(1),
  integrations: [ROUTED],
};

export function arrival(
  kind: TrackingCall['kind'],
  messageId: string,
  ids: Partial<TrackingCall>,
  data: JsonObject = {},
): TrackedArrival {
  return {
    workspace: 1,
    source: 1,
    receivedAt: 1_000,
    call: {
      kind,
      type: ids.type ?? kind,
      userId: undefined,
      anonymousId: undefined,
      previousId: undefined,
      messageId,
      timestamp: 500,
      originalAt: undefined,
      sentAt: undefined,
      data,
      context: {},
      integrations: undefined,
      ...ids,
    },
  };
}
