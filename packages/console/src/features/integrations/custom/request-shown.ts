import { splitAddress } from '@causeway/core/custom/address';
import { secretHeaders } from '@causeway/core/custom/secret-headers';
import type { CustomSettings } from '@causeway/core/custom/settings';
import type { Answer } from '../../../app/api.ts';

export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** Undefined: the method has none. */
  readonly body: unknown;
  readonly bytes: number;
}

interface Secrets {
  /** As they are being typed. */
  readonly typed: string;
  /** There are some at the hub, whose names cannot be read back. */
  readonly stored: boolean;
  readonly signed: boolean;
}

const COVERED = '•••';
/** In the place of names that cannot be read back. */
export const SECRET_HEADERS = '(secret headers)';

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
