import { resolve } from 'node:path';
import { backUp } from '@causeway/server/app/back-up';
import type { BackupManifest } from '@causeway/server/app/backup-manifest';
import { readConfig } from '@causeway/server/app/config';
import { bringsKey, restore } from '@causeway/server/app/restore';

type Env = Readonly<Record<string, string | undefined>>;

export async function runBackup(
  env: Env,
  { to, withoutKey }: { readonly to: string; readonly withoutKey: boolean },
): Promise<number> {
  process.umask(0o077);
  const { dataFolder, secretKey } = readConfig(env);
  const manifest = await backUp({ dataFolder, to, withoutKey, now: Date.now() });
  process.stdout.write(`Backed up to ${resolve(to)}: ${sizeOf(manifest)}, checked.\n`);
  if (!bringsKey(manifest))
    process.stdout.write(
      secretKey === undefined
        ? 'The sealing key is not in it: keep secret.key elsewhere, or stored secrets are lost.\n'
        : 'The sealing key comes from CAUSEWAY_SECRET_KEY and is not in it: keep a copy elsewhere.\n',
    );
  return 0;
}

export async function runRestore(env: Env, from: string): Promise<number> {
  process.umask(0o077);
  const { dataFolder } = readConfig(env);
  const manifest = await restore({ from, dataFolder });
  process.stdout.write(
    `Restored ${resolve(dataFolder)} as it was at ${manifest.created} (${sizeOf(manifest)}).\n`,
  );
  if (!bringsKey(manifest))
    process.stdout.write(
      'The backup has no sealing key: put secret.key there, or set CAUSEWAY_SECRET_KEY, before the hub starts.\n',
    );
  return 0;
}

function sizeOf({ files }: BackupManifest): string {
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
