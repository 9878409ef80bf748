import { ConfigError, readConfig, type HubConfig } from '@causeway/server/app/config';
import { checkClock } from './check-clock.ts';
import { checkDataFolder, newestFile } from './check-data-folder.ts';
import { checkInsider, INSIDER_URL } from './check-insider.ts';
import { checkNode } from './check-node.ts';
import { checkPort } from './check-port.ts';
import { checkSecretKey } from './check-secret-key.ts';
import { fail, ok, report, type Finding } from './finding.ts';

/** Looks at everything the hub needs and changes nothing. Answers 1 when something keeps it from starting. */
export async function runDoctor(
  env: Readonly<Record<string, string | undefined>>,
  online: boolean,
): Promise<number> {
  const findings = [checkNode(process.version), ...(await checkConfigured(env))];
  if (online) findings.push(await checkInsider(INSIDER_URL));
  const failures = findings.filter(({ level }) => level === 'fail').length;
  const warnings = findings.filter(({ level }) => level === 'warn').length;
  process.stdout.write(report(findings));
  process.stdout.write(`\n${sum(failures, 'to mend')}, ${sum(warnings, 'to look at')}.\n`);
  return failures > 0 ? 1 : 0;
}

async function checkConfigured(env: Readonly<Record<string, string | undefined>>): Promise<Finding[]> {
  let config: HubConfig;
  try {
    config = readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [
      fail(error.message, `Mend ${error.variable}; the checks that need the settings were left out.`),
      checkClock(Date.now(), undefined),
    ];
  }
  return [
    ok('The settings can be read.'),
    ...checkDataFolder(config.dataFolder),
    checkSecretKey(config.secretKey, config.dataFolder),
    await checkPort(config.host, config.port),
    checkClock(Date.now(), newestFile(config.dataFolder)),
  ];
}

function sum(count: number, what: string): string {
  return `${count === 0 ? 'nothing' : count} ${what}`;
}
