import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
/**
 * Most bodies are small: what is made anew to pack each of them, tables and the room for what comes out, is no larger
 * than it needs to be. Larger ones are worth more.
 */
const SMALL = {
  text: 4_096,
  options: {
    params: {
      ...LEVEL.params,
      [constants.ZSTD_c_windowLog]: 12,
      [constants.ZSTD_c_hashLog]: 10,
      [constants.ZSTD_c_chainLog]: 10,
    },
    chunkSize: 2_048,
  },
};

/** The most that is unpacked again: request bodies are at most 5 MB, kept answers far less. */
const MAX_UNPACKED = 16 * 1024 * 1024;

/** Text as kept in the logs. */
export function packed(text: string): Uint8Array {
  return zstdCompressSync(text, text.length <= SMALL.text ? SMALL.options : LEVEL);
}

export function unpacked(bytes: Uint8Array): string {
  return zstdDecompressSync(bytes, { maxOutputLength: MAX_UNPACKED }).toString('utf8');
}

/** Packing costs more than all else that is done about a small request, and saves little of it. */
const PLAIN = 2_048;

/** Text that many short requests leave behind: small as it is, large as `packed`. */
export function kept(text: string): string | Uint8Array {
  return text.length <= PLAIN ? text : packed(text);
}

export function opened(value: string | Uint8Array): string {
  return typeof value === 'string' ? value : unpacked(value);
}
