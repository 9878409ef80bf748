import type { IncomingMessage } from 'node:http';
import { covers, type Role } from '@causeway/core/access/role';
import type { Installer } from '../../ports/integration-desk.ts';
import { Faulty } from './answers.ts';
import type { V2ApiTools } from './exchange.ts';

/**
 * Whose request it is, before its body is read. The token is in the header Authorization, bare or behind `Bearer`, or in
 * the query as `key` or `access_token`; the header goes before. Throws `Faulty`.
 */
export async function findAuthor(
  { tokenOf, config }: Pick<V2ApiTools, 'tokenOf' | 'config'>,
  request: IncomingMessage,
  query: URLSearchParams,
  needed: Role,
): Promise<Installer> {
  const sent = tokenIn(request, query);
  if (sent === undefined)
    throw unauthorized('Send an API token of this hub: Authorization: cwt_…, or ?key=cwt_…');
  const token = await tokenOf(sent);
  if (token === undefined) throw unauthorized('This token is unknown or revoked.');
  const { workspace, role, id, name } = token;
  if (!covers(role, needed)) {
    throw new Faulty({
      status: 403,
      type: 'forbidden',
      message: `This takes the role ${needed}; the token's is ${role}.`,
    });
  }
  const account = query.get('account_id')?.trim() ?? '';
  if (account !== '') {
    const own = (await config.workspaces()).find((one) => one.id === workspace);
    if (own?.publicId !== account) {
      throw new Faulty({
        status: 403,
        type: 'wrong_account',
        field: 'account_id',
        message: 'The token belongs to another account than account_id says.',
        hint: 'Leave account_id out, or send the token of that account.',
      });
    }
  }
  return { workspace, role, actor: { kind: 'token', id, name } };
}

function tokenIn({ headers }: IncomingMessage, query: URLSearchParams): string | undefined {
  const header = headers.authorization?.trim().replace(/^Bearer +/i, '');
  const token = [header, query.get('key')?.trim(), query.get('access_token')?.trim()].find(
    (one) => one !== undefined && one !== '',
  );
  return token;
}

function unauthorized(message: string): Faulty {
  return new Faulty({ status: 401, type: 'unauthorized', message });
}
