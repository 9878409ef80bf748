import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** What one `curl` of a block was answered. */
export interface Answered {
  readonly status: number;
  readonly body: string;
}

/** Writes down each answer beside handing it on, so that the lines of a guide can be run as they stand. */
const WRITE_DOWN = `
curl() {
  local kept; kept="$(mktemp "$GUIDE_ANSWERS/body.XXXXXX")"
  command curl -sS --max-time 20 -o "$kept" -w "%{http_code} $kept\\n" "$@" >> "$GUIDE_ANSWERS/log" || return
  cat "$kept"; echo
}
`;
const END = 'guide-block-ended';

/** A shell in which the blocks of a guide are run one after the other, as somebody would who copies them. */
export class GuideShell {
  readonly #folder = mkdtempSync(join(tmpdir(), 'causeway-guide-'));
  readonly #bash: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #lines: Interface;
  #errors = '';

  constructor(env: Readonly<Record<string, string>>) {
    this.#bash = spawn('bash', ['--noprofile', '--norc'], {
      cwd: this.#folder,
      env: { PATH: process.env['PATH'] ?? '', HOME: this.#folder, GUIDE_ANSWERS: this.#folder, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#lines = createInterface({ input: this.#bash.stdout });
    this.#bash.stderr.on('data', (chunk: Buffer) => (this.#errors += chunk.toString()));
    this.#bash.stdin.write(WRITE_DOWN);
  }

  /** Runs one block; what its calls were answered, in order. Rejects when one had no answer. */
  async run(block: string): Promise<readonly Answered[]> {
    this.#errors = '';
    const ended = new Promise<void>((resolve, reject) => {
      const seen = (line: string): void => {
        if (line !== END) return;
        this.#lines.off('line', seen);
        resolve();
      };
      this.#lines.on('line', seen);
      this.#bash.once('exit', (code) => reject(new Error(`bash ended with ${code}: ${this.#errors}`)));
      this.#bash.once('error', reject);
    });
    this.#bash.stdin.write(`: > "$GUIDE_ANSWERS/log"\n${block}\necho; echo ${END}\n`);
    await ended;
    if (/^curl: \(|command not found|syntax error/m.test(this.#errors)) throw new Error(this.#errors);
    return readFileSync(join(this.#folder, 'log'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [status = '', file = ''] = line.split(' ');
        return { status: Number(status), body: readFileSync(file, 'utf8') };
      });
  }

  close(): void {
    this.#bash.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
