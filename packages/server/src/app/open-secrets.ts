import type { Sealer } from '../adapters/crypto/sealer.ts';
import type { Integration } from '../ports/config-store.ts';

/** What a secret is sealed for: it cannot be opened as another integration's or under another name. */
export function secretOf(workspace: number, integration: number, name: string): string {
  return `${workspace}/integration:${integration}/${name}`;
}

export function openSecrets(
  sealed: Readonly<Record<string, Uint8Array>>,
  sealer: Sealer,
  { workspace, id }: Pick<Integration, 'workspace' | 'id'>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sealed).map(([name, bytes]) => [name, sealer.open(bytes, secretOf(workspace, id, name))]),
  );
}
