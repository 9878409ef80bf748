import { splitAddress } from '@causeway/core/custom/address';
import { secretHeaders } from '@causeway/core/custom/secret-headers';
import type { CustomSettings } from '@causeway/core/custom/settings';
import type { Answer } from '../../../app/api.ts';
import { SECRET_HEADERS, type ShownRequest } from '../form/shown-request.ts';

interface Secrets {
  /** As they are being typed. */
  readonly typed: string;
  /** There are some at the hub, whose names cannot be read back. */
  readonly stored: boolean;
  readonly signed: boolean;
}

const COVERED = '•••';

/** A request of the preview with its whole address and all headers. What is secret is covered, as in the logs. */
export function requestShown(
  settings: CustomSettings,
  { method, path, body, bytes }: Answer<'POST /v1/admin/integrations/preview'>['requests'][number],
  filled: readonly unknown[],
  { typed, stored, signed }: Secrets,
): ShownRequest {
  let next = 0;
  const own = settings.headers.map(({ name, value }) => ({
    name: name.toLowerCase(),
    value: value.includes('##') ? headerText(filled[next++]) : value,
  }));
  const hidden =
    typed.trim() !== ''
      ? Object.keys(secretHeaders(typed)).map((name) => ({ name, value: COVERED }))
      : stored
        ? [{ name: SECRET_HEADERS, value: COVERED }]
        : [];
  return {
    method,
    url: (splitAddress(settings.url)?.origin ?? '') + path,
    headers: [
      ...own,
      ...hidden,
      { name: 'content-type', value: settings.contentType },
      ...(signed
        ? ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({ name, value: COVERED }))
        : []),
    ],
    body: method === 'GET' ? undefined : body,
    bytes,
  };
}

/** As it is written into a header: what would end the line becomes a space. */
function headerText(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll(/[^\x20-\x7e\x80-\xff]+/g, ' ').trim() : '…';
}
