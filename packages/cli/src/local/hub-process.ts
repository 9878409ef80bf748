import { fileURLToPath } from 'node:url';
import { Program, type ProgramOptions } from './program.ts';

export interface HubKeys {
  readonly adminToken: string;
  readonly writeKey: string;
  /** Makes the owner of the hub, as long as there is none and this process runs. */
  readonly setupCode: string;
}

export interface HubProcess {
  readonly url: string;
  readonly program: Program;
  /** Made at the first start of a data folder, undefined later. */
  readonly keys: HubKeys | undefined;
}

export interface HubProgramOptions {
  readonly data: string;
  /** 0 picks a free one. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly line?: ProgramOptions['line'];
}

export interface HubProcessOptions extends HubProgramOptions {
  readonly firstStart: boolean;
}

/** A hub on the loopback address that may call sandboxes on this machine. */
export function hubProgram(options: HubProgramOptions): Program {
  return new Program({
    name: 'hub',
    script: fileURLToPath(import.meta.resolve('@causeway/server/app/main')),
    env: {
      CAUSEWAY_DATA: options.data,
      CAUSEWAY_HOST: '127.0.0.1',
      CAUSEWAY_PORT: String(options.port ?? 0),
      CAUSEWAY_ALLOW_NETWORKS: '127.0.0.0/8',
      CAUSEWAY_LOG_LEVEL: 'warn',
      ...options.env,
    },
    ...(options.line === undefined ? {} : { line: options.line }),
  });
}

/** Starts one, and waits until it answers. */
export async function startHubProcess(options: HubProcessOptions): Promise<HubProcess> {
  const program = hubProgram(options);
  try {
    const url = (await program.line(/running at (http:\S+)/))[1] as string;
    if (!options.firstStart) return { url, program, keys: undefined };
    const adminToken = (await program.line(/admin token\s+(cwt_\S+)/))[1] as string;
    const writeKey = (await program.line(/tracking key\s+(cwk_\S+)/))[1] as string;
    const setupCode = (await program.line(/\/console\/setup#code=(\S+)/))[1] as string;
    return { url, program, keys: { adminToken, writeKey, setupCode } };
  } catch (error) {
    await program.kill();
    throw error;
  }
}
