/** What one check found. `fix` says what to do about a warning or a failure. */
export interface Finding {
  readonly level: 'ok' | 'warn' | 'fail';
  readonly text: string;
  readonly fix?: string;
}

export function ok(text: string): Finding {
  return { level: 'ok', text };
}

export function warn(text: string, fix: string): Finding {
  return { level: 'warn', text, fix };
}

export function fail(text: string, fix: string): Finding {
  return { level: 'fail', text, fix };
}

/** One line for each finding, and one more for its fix. */
export function report(findings: readonly Finding[]): string {
  return findings
    .map(
      ({ level, text, fix }) => `${level.padEnd(4)}  ${text}\n${fix === undefined ? '' : `      → ${fix}\n`}`,
    )
    .join('');
}
