import { connect, type Socket } from 'node:net';
import { readAnswer, type WireAnswer } from './read-answer.ts';

/** What came of sending bytes. */
export interface Exchanged {
  /** Undefined: the connection ended without one. */
  readonly answer: WireAnswer | undefined;
  readonly ms: number;
  /** Nothing came within the patience, and the connection stayed open. */
  readonly hung: boolean;
}

export interface Bytes {
  readonly bytes: Buffer;
  readonly method: string;
  /** The bytes are no whole request, or may be several: the connection is ended after them. */
  readonly broken: boolean;
}

const PATIENCE_MS = 5_000;

/** One connection at a time, kept as long as both sides want it. */
export class Wire {
  readonly #port: number;
  #socket: Socket | undefined;

  constructor(port: number) {
    this.#port = port;
  }

  async send({ bytes, method, broken }: Bytes): Promise<Exchanged> {
    const began = performance.now();
    const fresh = this.#socket === undefined || this.#socket.destroyed || !this.#socket.writable;
    const socket = fresh ? await opened(this.#port) : (this.#socket as Socket);
    this.#socket = socket;
    const exchanged = await exchange(socket, bytes, method, broken, began);
    const done = broken || exchanged.answer === undefined || exchanged.answer.closes || exchanged.hung;
    if (done) this.close();
    // A kept connection may have ended in the meantime, and then nothing of the request was heard.
    if (!fresh && exchanged.answer === undefined && !exchanged.hung)
      return this.send({ bytes, method, broken });
    return exchanged;
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }
}

function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

function exchange(
  socket: Socket,
  bytes: Buffer,
  method: string,
  broken: boolean,
  began: number,
): Promise<Exchanged> {
  return new Promise((resolve) => {
    let heard: Buffer = Buffer.alloc(0);
    const finish = (ended: boolean, hung: boolean): void => {
      const answer = readAnswer(heard, method, ended);
      if (answer === undefined && !ended && !hung) return;
      clearTimeout(timer);
      socket.removeAllListeners('data').removeAllListeners('close').removeAllListeners('error');
      // Whatever comes later must not end this process.
      socket.on('error', () => undefined);
      resolve({ answer, ms: performance.now() - began, hung: hung && answer === undefined });
    };
    const timer = setTimeout(() => finish(false, true), PATIENCE_MS);
    socket.on('data', (chunk: Buffer) => {
      heard = heard.length === 0 ? chunk : Buffer.concat([heard, chunk]);
      finish(false, false);
    });
    socket.on('close', () => finish(true, false));
    socket.on('error', () => finish(true, false));
    if (broken) socket.end(bytes);
    else socket.write(bytes);
  });
}
