import { readConfig } from '@causeway/server/app/config';
import { issueToken } from '@causeway/server/app/issue-token';

/** Makes a new admin token in the data folder and shows it. */
export async function runToken(env: Readonly<Record<string, string | undefined>>): Promise<number> {
  try {
    const { dataFolder } = readConfig(env);
    const token = await issueToken(dataFolder, 'Made on the command line');
    if (token === undefined) {
      process.stderr.write(
        `causeway: ${dataFolder} has no workspace yet. "causeway start" makes one, and shows its keys.\n`,
      );
      return 1;
    }
    process.stdout.write(`A new admin token. Copy it now, it is shown only this once:\n  ${token}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`causeway: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
