const SHORTEST = 6;
export const COVERED = '•••';

/**
 * A text without these secrets, for answers of others that repeat what they were sent. Also as they stand in JSON and in
 * addresses. Very short ones are left: they say nothing, and are in every text.
 */
export function coverSecrets(text: string, secrets: readonly string[]): string {
  const forms = new Set(
    secrets
      .filter((secret) => secret.length >= SHORTEST)
      .flatMap((secret) => [
        secret,
        JSON.stringify(secret).slice(1, -1),
        encodeURIComponent(secret.toWellFormed()),
      ]),
  );
  let covered = text;
  for (const form of [...forms].toSorted((a, b) => b.length - a.length))
    covered = covered.replaceAll(form, COVERED);
  return covered;
}
