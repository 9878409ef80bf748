import { secretHeaders } from '../custom/secret-headers.ts';

const SHORTEST = 6;
export const COVERED = '•••';

/**
 * A text without these secrets, for answers of others that repeat what they were sent. Also as they stand in JSON and in
 * addresses. Very short ones are left: they say nothing, and are in every text.
 */
export function coverSecrets(text: string, secrets: readonly string[]): string {
  return covering(secrets)(text);
}

/**
 * The same for the secrets of an integration, by name, as what its destination answers is kept and shown. What a secret
 * holds several of, such as headers in lines, counts one by one; so does what follows the scheme of a header.
 */
export function coverOf(secrets: Readonly<Record<string, string>>): (text: string) => string {
  return covering(
    Object.values(secrets).flatMap((secret) =>
      [secret, ...Object.values(secretHeaders(secret))].flatMap((value) => [
        value,
        value.slice(value.indexOf(' ') + 1),
      ]),
    ),
  );
}

function covering(secrets: readonly string[]): (text: string) => string {
  const forms = new Set(
    secrets
      .filter((secret) => secret.length >= SHORTEST)
      .flatMap((secret) => [
        secret,
        JSON.stringify(secret).slice(1, -1),
        encodeURIComponent(secret.toWellFormed()),
      ]),
  );
  const longestFirst = [...forms].toSorted((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((covered, form) => covered.replaceAll(form, COVERED), text);
}
