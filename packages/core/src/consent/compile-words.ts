import { CHANNELS, type Subject } from './consent.ts';
import { channelOf } from './opt-in-traits.ts';
import type { ConsentCode } from './policy.ts';
import { CONSENT_TOOLS } from './words.data.ts';

/** What a word is about. No subjects: it says nothing, on purpose. */
export interface Word {
  readonly subjects: readonly Subject[];
  readonly refuses: boolean;
  /** The tool whose word it is, where no other has it. */
  readonly tool: string | undefined;
}

export type Words = (code: string) => Word | undefined;

const KNOWN: ReadonlyMap<string, Word> = new Map<string, Word>([
  ...CHANNELS.map((channel): readonly [string, Word] => [
    channel,
    { subjects: [channel], refuses: false, tool: undefined },
  ]),
  // Of tools with the same word the first one counts: it is the plain word.
  ...CONSENT_TOOLS.toReversed().flatMap(({ tool, own, words }) =>
    words.map(({ code, purposes, refuses = false }): readonly [string, Word] => [
      keyOf(code),
      { subjects: purposes, refuses, tool: own ? tool : undefined },
    ]),
  ),
]);

/** The words of a workspace, its own before the known ones. Letters of either case. */
export function compileWords(codes: readonly ConsentCode[]): Words {
  const own = new Map(
    codes.map(({ code, purposes }): readonly [string, Word] => {
      const known = KNOWN.get(keyOf(code));
      return [keyOf(code), { subjects: purposes, refuses: false, tool: known?.tool }];
    }),
  );
  return (code) => {
    const key = keyOf(code);
    return own.get(key) ?? KNOWN.get(key) ?? optIn(code.trim());
  };
}

function optIn(name: string): Word | undefined {
  const channel = channelOf(name);
  return channel === undefined ? undefined : { subjects: [channel], refuses: false, tool: undefined };
}

/** Two words are the same when these are. */
export function keyOf(code: string): string {
  return code.trim().toLowerCase();
}
