/** A weakness that was told in public, and the first version of each line of releases that has it no more. */
export interface Advisory {
  readonly name: string;
  readonly advisories: readonly string[];
  /** The first version that is mended, for each major version that was. */
  readonly mendedIn: readonly string[];
}

/**
 * Of what the hub runs on, and what the console is built with, or tests are run with: what was found in public when the
 * lock file was last gone through (docs/operations/secure.md says when, and how).
 */
export const ADVISORIES: readonly Advisory[] = [
  {
    name: 'fastify',
    advisories: ['GHSA-jx2c-rxcm-jvmq', 'GHSA-mrq3-vjjr-p77c', 'GHSA-444r-cwp2-x5xf', 'GHSA-247c-9743-5963'],
    mendedIn: ['5.8.5'],
  },
  {
    name: 'fastify',
    advisories: ['GHSA-w2qp-rph6-63g4', 'GHSA-3m5p-2c4r-xxw2', 'four more of 5.12.2'],
    mendedIn: ['5.12.2'],
  },
  {
    name: 'undici',
    advisories: ['CVE-2026-6733', 'CVE-2026-6734', 'CVE-2026-9697', 'CVE-2026-12151'],
    mendedIn: ['6.27.0', '7.28.0', '8.5.0'],
  },
  {
    name: 'undici',
    advisories: ['CVE-2026-13697'],
    mendedIn: ['7.29.0', '8.9.0'],
  },
  {
    name: 'fast-uri',
    advisories: ['CVE-2026-6321', 'CVE-2026-6322', 'CVE-2026-13676', 'CVE-2026-16221', 'CVE-2026-75899'],
    mendedIn: ['3.1.7', '4.1.4'],
  },
  { name: 'fast-uri', advisories: ['CVE-2026-84292', 'CVE-2026-84394'], mendedIn: ['3.1.7', '4.1.4'] },
  { name: 'find-my-way', advisories: ['CVE-2024-45813', 'CVE-2026-47219'], mendedIn: ['9.7.0'] },
  { name: 'ajv', advisories: ['CVE-2025-69873'], mendedIn: ['8.18.0'] },
  { name: 'cookie', advisories: ['CVE-2024-47764'], mendedIn: ['0.7.0'] },
  { name: 'nanoid', advisories: ['CVE-2026-67213', 'CVE-2026-73086'], mendedIn: ['3.3.18', '5.1.11'] },
  { name: 'postcss', advisories: ['CVE-2026-41305', 'CVE-2026-69153'], mendedIn: ['8.5.26'] },
  {
    name: 'axios',
    advisories: ['CVE-2026-40175', 'CVE-2026-42033', 'CVE-2026-44486', 'CVE-2026-67312'],
    mendedIn: ['0.33.0', '1.18.0'],
  },
  { name: 'picomatch', advisories: ['CVE-2026-33671', 'CVE-2026-33672'], mendedIn: ['2.3.2', '4.0.4'] },
  { name: 'lodash', advisories: ['CVE-2026-2950', 'CVE-2026-4800'], mendedIn: ['4.18.0'] },
  { name: 'follow-redirects', advisories: ['CVE-2026-40895'], mendedIn: ['1.16.0'] },
];

/** Versions into which somebody put something: what must never be in the lock file, name by name. */
export const MALICIOUS: ReadonlyMap<string, readonly string[]> = new Map([
  ['@tanstack/react-router', ['1.169.5', '1.169.8']],
  ['@tanstack/router-core', ['1.169.5', '1.169.8']],
  ['@tanstack/history', ['1.161.9', '1.161.12']],
]);
