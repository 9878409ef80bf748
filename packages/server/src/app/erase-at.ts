import { coverOf } from '@causeway/core/authorization/cover-secrets';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { authorizationIssue } from '@causeway/core/authorization/issues';
import { signStandardWebhook } from '../adapters/crypto/standard-webhooks.ts';
import type { Sealer } from '../adapters/crypto/sealer.ts';
import type { AuthorizationOf } from '../ports/authorized-egress.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConfigStore } from '../ports/config-store.ts';
import type { EraseAt } from '../ports/erase-at.ts';
import { cannotStart } from './cannot-start.ts';
import { openSecrets } from './open-secrets.ts';

const TIMEOUT_MS = 30_000;
const MAX_RESPONSE_BYTES = 256 * 1024;

export interface EraseAtParts {
  readonly config: ConfigStore;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly sealer: Sealer;
  readonly authorizationOf: AuthorizationOf;
  readonly clock: Clock;
}

/** Sends what deletes somebody the way that all else takes: with the integration's credentials, and the guarded egress. */
export function createEraseAt({ config, kinds, sealer, authorizationOf, clock }: EraseAtParts): EraseAt {
  return async (workspace, id, request) => {
    const integration = await config.integration(workspace, id);
    const kind = integration === undefined ? undefined : kinds.get(integration.kind);
    if (integration === undefined || kind?.erase === undefined)
      return { kind: 'refused', issue: REMOVED, statusCode: undefined };
    try {
      const { settings } = integration;
      const sealed = await config.secrets(workspace, `integration:${id}`);
      const secrets = openSecrets(sealed, sealer, integration);
      const { baseUrl, headers, signing } = kind.connect(settings, secrets);
      const authorization = await authorizationOf(workspace, kind, settings);
      if (authorization.missing !== undefined)
        return {
          kind: 'refused',
          issue: authorizationIssue('authorization_missing'),
          statusCode: undefined,
        };
      const { send } = await authorization.open();
      const { body } = request;
      const at = clock();
      const signed =
        signing === undefined ? {} : signStandardWebhook(signing, { id: `msg_erase_${id}_${at}`, at, body });
      const came = await send({
        url: baseUrl + request.path,
        method: request.method,
        headers: { ...headers, ...request.headers, ...signed },
        body: body === '' ? undefined : body,
        timeoutMs: TIMEOUT_MS,
        maxResponseBytes: MAX_RESPONSE_BYTES,
      });
      const answer = { ...came, body: coverOf(secrets)(came.body) };
      if (answer.failure !== undefined) {
        const { kind: how, issue } = answer.failure;
        return { kind: how === 'transient' ? how : 'refused', issue, statusCode: undefined };
      }
      return { ...kind.erase.read(answer), statusCode: answer.status === 0 ? undefined : answer.status };
    } catch (error) {
      return { kind: 'refused', issue: cannotStart(error), statusCode: undefined };
    }
  };
}

const REMOVED = {
  code: 'integration_removed',
  message: 'The integration was removed before it could be asked.',
  hint: 'Delete the person at the destination by hand.',
};
