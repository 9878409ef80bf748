import { splitAddress } from '@causeway/core/custom/address';
import type { Answer } from '../../../app/api.ts';
import type { ShownRequest } from '../form/shown-request.ts';
import type { JobValues } from './job-values.ts';

/** A request of the preview with its whole address, and its headers as far as they can be told. */
export function requestShown(
  { url, cloudEvents, batch, authorization }: JobValues,
  { method, path, body, bytes }: Answer<'POST /v1/admin/integrations/preview'>['requests'][number],
): ShownRequest {
  const type = cloudEvents ? `cloudevents${batch ? '-batch' : ''}+json` : 'json';
  return {
    method,
    url: (splitAddress(url.trim())?.origin ?? '') + path,
    headers: [
      ...(authorization === '' ? [] : [{ name: '(authorization)', value: '•••' }]),
      { name: 'content-type', value: `application/${type}` },
    ],
    body: method === 'GET' ? undefined : body,
    bytes,
  };
}
