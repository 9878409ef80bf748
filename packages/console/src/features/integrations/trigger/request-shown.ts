import { splitAddress } from '@causeway/core/custom/address';
import type { TriggerSettings } from '@causeway/core/trigger/settings';
import type { Answer } from '../../../app/api.ts';
import type { ShownRequest } from '../form/shown-request.ts';

type ShownSettings = Pick<TriggerSettings, 'url' | 'cloudEvents' | 'authorization'> &
  Partial<Pick<TriggerSettings, 'batch'>>;

/** A request of the preview with its whole address, and its headers as far as they can be told. */
export function requestShown(
  { url, cloudEvents, batch = null, authorization }: ShownSettings,
  { method, path, body, bytes }: Answer<'POST /v1/admin/integrations/preview'>['requests'][number],
): ShownRequest {
  const type = cloudEvents === null ? 'json' : `cloudevents${batch === null ? '' : '-batch'}+json`;
  return {
    method,
    url: (splitAddress(url.trim())?.origin ?? '') + path,
    headers: [
      ...(authorization === null ? [] : [{ name: '(authorization)', value: '•••' }]),
      { name: 'content-type', value: `application/${type}` },
    ],
    body: method === 'GET' ? undefined : body,
    bytes,
  };
}
