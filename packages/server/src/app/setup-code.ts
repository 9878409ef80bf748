import { newSetupCode } from '../adapters/crypto/session-secret.ts';
import { same } from './authenticate.ts';

/** What makes whoever started the hub its owner. Lives in memory only: each start makes a new one. */
export interface SetupCode {
  readonly code: string;
  /** However it was copied: spaces, dashes and letter case do not matter. */
  readonly is: (given: string) => boolean;
}

export function createSetupCode(code: string = newSetupCode()): SetupCode {
  return { code, is: (given) => same(bare(given), bare(code)) };
}

function bare(code: string): string {
  return code.replaceAll(/[\s-]/g, '').toUpperCase();
}
