/** What is going on, on one line: rewritten on a terminal, and elsewhere written once per step. */
export class Progress {
  readonly #out: NodeJS.WriteStream;
  #step = '';
  #shown = 0;

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
  }

  /** A new step. What the last one came to stays on the screen. */
  step(text: string): void {
    this.end();
    this.#step = text;
    this.#out.write(this.#out.isTTY ? text : `${text}\n`);
  }

  /** How far the step is; at most ten times a second. */
  detail(text: string): void {
    const now = Date.now();
    if (!this.#out.isTTY || now - this.#shown < 100) return;
    this.#shown = now;
    this.#out.write(`\r\u001b[K${this.#step} ${text}`);
  }

  end(): void {
    if (this.#out.isTTY && this.#step !== '') this.#out.write(`\r\u001b[K${this.#step}\n`);
    this.#step = '';
  }
}
