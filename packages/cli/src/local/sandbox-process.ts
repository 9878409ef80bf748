import { fileURLToPath } from 'node:url';
import { Program, type ProgramOptions } from './program.ts';

export interface SandboxProcess {
  readonly url: string;
  readonly partner: string;
  readonly token: string;
  readonly program: Program;
}

/** Starts a sandbox, 0 for any free port, and waits until it answers. */
export async function startSandboxProcess(
  port: number,
  args: readonly string[] = [],
  line?: ProgramOptions['line'],
): Promise<SandboxProcess> {
  const program = new Program({
    name: 'sandbox',
    script: fileURLToPath(import.meta.resolve('@causeway/sandbox/main')),
    args: ['--port', String(port), ...args],
    ...(line === undefined ? {} : { line }),
  });
  try {
    const [, url, partner, token] = await program.line(/sandbox (http:\S+) partner=(\S+) token=(\S+)/);
    return { url: url as string, partner: partner as string, token: token as string, program };
  } catch (error) {
    await program.kill();
    throw error;
  }
}
