/**
 * Is what was given the secret? Takes as long for a wrong text as for the right one of its length, so that nobody can
 * feel their way along it. An empty secret is never right.
 */
export function equalSecret(given: string, secret: string): boolean {
  if (secret === '') return false;
  let difference = given.length ^ secret.length;
  for (let at = 0; at < given.length; at++) {
    difference |= given.charCodeAt(at) ^ secret.charCodeAt(at % secret.length);
  }
  return difference === 0;
}

/** Is it any of them? Every one is looked at, whichever is right. */
export function equalsAnySecret(given: string, secrets: readonly string[]): boolean {
  let right = false;
  for (const secret of secrets) if (equalSecret(given, secret)) right = true;
  return right;
}
