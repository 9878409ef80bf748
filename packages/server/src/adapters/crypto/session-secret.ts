import { createHash, randomBytes, randomInt } from 'node:crypto';

/** What the cookie of a session holds, or the link of an invitation: 32 random bytes. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What a page must send along to change something. Derived from the session, so that nothing is kept. */
export function csrfOf(session: string): string {
  return createHash('sha256').update(`causeway csrf token ${session}`).digest('base64url');
}

/** Letters and digits that nobody takes for each other. */
const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 8;
const GROUP_LENGTH = 4;

/** The code that makes whoever started the hub its owner: about 156 bits, in groups. */
export function newSetupCode(): string {
  const letter = (): string => CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length));
  const group = (): string => Array.from({ length: GROUP_LENGTH }, letter).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
