import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface ProgramOptions {
  /** For messages: `hub`, `sandbox`. */
  readonly name: string;
  /** A JavaScript file. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly line?: (line: string, from: 'out' | 'err') => void;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const KEPT_LINES = 40;

const alive: Set<Program> = new Set();
process.once('exit', () => {
  for (const program of alive) program.cut();
});

/** Stops every program that was started here and still runs. */
export async function stopPrograms(): Promise<void> {
  await Promise.all([...alive].map((program) => program.stop()));
}

/** A Node program as a process of its own, followed line by line. */
export class Program {
  readonly name: string;
  readonly exited: Promise<Exit>;
  readonly #child: ChildProcess;
  readonly #last: string[] = [];
  #listeners: ((line: string) => void)[] = [];

  constructor(options: ProgramOptions) {
    this.name = options.name;
    this.#child = spawn(process.execPath, [options.script, ...(options.args ?? [])], {
      env: { ...foreignEnvironment(process.env), ...options.env },
      cwd: options.cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.exited = new Promise((resolve, reject) => {
      this.#child.once('exit', (code, signal) => resolve({ code, signal }));
      this.#child.once('error', reject);
    });
    alive.add(this);
    // Whoever waits for the exit hears of it; nobody has to.
    this.exited.catch(() => undefined).finally(() => alive.delete(this));
    for (const from of ['out', 'err'] as const) {
      const stream = (from === 'out' ? this.#child.stdout : this.#child.stderr) as Readable;
      createInterface({ input: stream }).on('line', (line) => {
        this.#last.push(line);
        if (this.#last.length > KEPT_LINES) this.#last.shift();
        options.line?.(line, from);
        for (const listener of this.#listeners) listener(line);
      });
    }
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The last lines it wrote, to say why it ended. */
  get lastLines(): string {
    return this.#last.join('\n');
  }

  /** The first line that matches. Rejects when the program ends, or `timeoutMs` pass, before there is one. */
  async line(pattern: RegExp, timeoutMs = 20_000): Promise<RegExpExecArray> {
    for (const line of this.#last) {
      const match = pattern.exec(line);
      if (match !== null) return match;
    }
    let listener: (line: string) => void = () => undefined;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await Promise.race([
        new Promise<RegExpExecArray>((resolve) => {
          listener = (line) => {
            const match = pattern.exec(line);
            if (match !== null) resolve(match);
          };
          this.#listeners.push(listener);
        }),
        this.exited.then(({ code, signal }): never => {
          throw new Error(`the ${this.name} ended (${signal ?? `exit code ${code}`}):\n${this.lastLines}`);
        }),
        new Promise<never>((_, reject) => {
          const late = (): void =>
            reject(
              new Error(`the ${this.name} did not start within ${timeoutMs / 1000} s:\n${this.lastLines}`),
            );
          timer = setTimeout(late, timeoutMs);
        }),
      ]);
    } finally {
      clearTimeout(timer);
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    }
  }

  /** Asks it to end, and insists after `patienceMs`. */
  async stop(patienceMs = 10_000): Promise<Exit> {
    if (this.running) this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), patienceMs);
    try {
      return await this.exited;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends it at once, as a power cut would. */
  cut(): void {
    this.#child.kill('SIGKILL');
  }

  async kill(): Promise<Exit> {
    this.cut();
    return this.exited;
  }
}

/** The environment without settings of ours: what somebody set for the real hub must not reach another one. */
function foreignEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:CAUSEWAY|SANDBOX)_/.test(name)));
}
