import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, warn, type Finding } from './finding.ts';

/** The rules by which the hub takes its sealing key, from the setting or from the file beside the data. */
export function checkSecretKey(given: string | undefined, dataFolder: string): Finding {
  const file = join(dataFolder, 'secret.key');
  const stored = existsSync(file);
  if (given === undefined)
    return stored ? checkFile(file) : ok('A sealing key will be made in the data folder at the first start.');
  if (given.length < 32 || /^(.)\1*$/.test(given) || /secret|changeme|password|default/i.test(given)) {
    return fail(
      'CAUSEWAY_SECRET_KEY is too short or well known.',
      'Use at least 32 random characters: the output of "openssl rand -hex 32".',
    );
  }
  if (stored) {
    return warn(
      `CAUSEWAY_SECRET_KEY is set, and ${file} is there too: secrets that were sealed with the file cannot be opened.`,
      'Leave CAUSEWAY_SECRET_KEY unset, or enter the secrets of the integrations again and remove the file.',
    );
  }
  return ok('CAUSEWAY_SECRET_KEY is long enough. Keep a copy apart from the backups.');
}

function checkFile(file: string): Finding {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch {
    return fail(
      `${file} cannot be read.`,
      'Give the file to the user that runs the hub: chown, then chmod 600.',
    );
  }
  if (!/^[0-9a-f]{64}$/.test(text)) {
    return fail(
      `${file} is damaged.`,
      'Restore it from a backup: stored secrets cannot be opened without it.',
    );
  }
  const open = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
  if (open) return warn(`${file} can be read by other users.`, `chmod 600 ${file}`);
  return ok(`${file} seals the stored secrets. Keep a copy of it with the backups.`);
}
