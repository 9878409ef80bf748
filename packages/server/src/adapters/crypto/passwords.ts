import { randomBytes, scrypt, timingSafeEqual, type BinaryLike, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import { TooBusy, type Passwords } from '../../ports/passwords.ts';

/** OWASP's choice of scrypt with 32 MiB. Stored with each password, so that they can be raised for new ones. */
const COST = { log: 15, blockSize: 8, parallel: 3 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const AT_ONCE = 2;
const MOST_WAITING = 32;

const derive: (
  password: BinaryLike,
  salt: Buffer,
  length: number,
  options: ScryptOptions,
) => Promise<Buffer> = promisify(scrypt);

interface Cost {
  readonly log: number;
  readonly blockSize: number;
  readonly parallel: number;
}

/** Passwords as `scrypt$15$8$3$salt$hash`. */
export function createPasswords(cost: Cost = COST): Passwords {
  const turn = limited(AT_ONCE, MOST_WAITING);
  return {
    hash: (password) =>
      turn(async () => {
        const salt = randomBytes(SALT_BYTES);
        const hash = await hashOf(password, salt, cost);
        const parts = [cost.log, cost.blockSize, cost.parallel, salt.toString('base64url')];
        return ['scrypt', ...parts, hash.toString('base64url')].join('$');
      }),
    matches: (password, stored) =>
      turn(async () => {
        const kept = partsOf(stored);
        const hash = await hashOf(password, kept?.salt ?? randomBytes(SALT_BYTES), kept ?? cost);
        return kept !== undefined && timingSafeEqual(hash, kept.hash);
      }),
  };
}

function hashOf(password: string, salt: Buffer, { log, blockSize, parallel }: Cost): Promise<Buffer> {
  const N = 2 ** log;
  const maxmem = 2 * 128 * N * blockSize;
  // The same letters can be typed as different code points, depending on the keyboard.
  return derive(password.normalize('NFKC'), salt, HASH_BYTES, { N, r: blockSize, p: parallel, maxmem });
}

function partsOf(stored: string | undefined): (Cost & { salt: Buffer; hash: Buffer }) | undefined {
  const [kind, log, blockSize, parallel, salt, hash] = stored?.split('$') ?? [];
  if (kind !== 'scrypt' || salt === undefined || hash === undefined) return undefined;
  const bytes = Buffer.from(hash, 'base64url');
  if (bytes.length !== HASH_BYTES) return undefined;
  return {
    log: Number(log),
    blockSize: Number(blockSize),
    parallel: Number(parallel),
    salt: Buffer.from(salt, 'base64url'),
    hash: bytes,
  };
}

/** Runs so many at once; as many more wait their turn, and the rest are turned away. */
function limited(atOnce: number, mostWaiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running < atOnce) running++;
    else {
      if (waiting.length >= mostWaiting) throw new TooBusy();
      // Whoever ends hands its place on.
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
