import { readFileSync } from 'node:fs';
import { readCommandLine, UsageError } from './command-line.ts';
import { runDemo } from './demo/run-demo.ts';
import { runDoctor } from './doctor/run-doctor.ts';
import { runBackup, runRestore } from './run-backup.ts';
import { runSandbox } from './run-sandbox.ts';
import { runStart } from './run-start.ts';
import { runToken } from './run-token.ts';
import { usage } from './usage.ts';

/** Answers the exit code; undefined when the process goes on by itself. */
async function run(argv: readonly string[]): Promise<number | undefined> {
  const command = readCommandLine(argv);
  switch (command.name) {
    case 'start':
      return runStart({ ...process.env, ...command.env });
    case 'demo':
      return runDemo({ ...command, stay: process.stdout.isTTY && !command.exit });
    case 'sandbox':
      return runSandbox(command.args);
    case 'token':
      return runToken({ ...process.env, ...command.env });
    case 'doctor':
      return runDoctor({ ...process.env, ...command.env }, command.online);
    case 'backup':
      return runBackup({ ...process.env, ...command.env }, command);
    case 'restore':
      return runRestore({ ...process.env, ...command.env }, command.from);
    case 'help':
      process.stdout.write(usage(command.topic));
      return 0;
    case 'version':
      process.stdout.write(`causeway ${version()}\n`);
      return 0;
  }
}

function version(): string {
  const { version: text } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return text;
}

/** Does what the command line says, and ends the process with the exit code that it documents. */
export async function runCommand(argv: readonly string[]): Promise<void> {
  try {
    const code = await run(argv);
    // Not by waiting: a client that was interrupted would go on trying to send.
    if (code !== undefined) process.exit(code);
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`causeway: ${error.message}\n\n${usage(error.topic)}`);
      process.exitCode = 2;
    } else {
      process.stderr.write(`causeway: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    }
  }
}
