import type { Sealer } from '../adapters/crypto/sealer.ts';
import type { Integration } from '../ports/config-store.ts';

/** What a secret is sealed for: it cannot be opened as another integration's or under another name. */
export function secretOf(workspace: number, integration: number, name: string): string {
  return ownedSecret(workspace, `integration:${integration}`, name);
}

/** The same for what belongs to something else: webhook:3, source:5. */
export function ownedSecret(workspace: number, owner: string, name: string): string {
  return `${workspace}/${owner}/${name}`;
}

/** A stored secret cannot be opened: the sealing key is another one, or the bytes were changed. */
export class UnreadableSecret extends Error {
  constructor(name: string, options: ErrorOptions) {
    super(`The stored secret ${name} cannot be opened with the present key.`, options);
    this.name = 'UnreadableSecret';
  }
}

export function openSecrets(
  sealed: Readonly<Record<string, Uint8Array>>,
  sealer: Sealer,
  { workspace, id }: Pick<Integration, 'workspace' | 'id'>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sealed).map(([name, bytes]) => {
      try {
        return [name, sealer.open(bytes, secretOf(workspace, id, name))];
      } catch (error) {
        throw new UnreadableSecret(name, { cause: error });
      }
    }),
  );
}
