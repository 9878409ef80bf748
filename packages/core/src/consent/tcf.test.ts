import { TCModel, TCString } from '@iabtechlabtcf/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileReadConsent } from './read-consent.ts';
import { readTcf } from './tcf.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const PURPOSES = Array.from({ length: 11 }, (_, index) => index + 1);
/** A string of version 2 in which nothing is consented to. */
const KNOWN = 'CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA';

/** The same with these purposes: to write one, the library asks for a list of vendors. */
function stringOf(purposes: readonly number[]): string {
  let bits = Array.from(KNOWN, (letter) => LETTERS.indexOf(letter).toString(2).padStart(6, '0')).join('');
  const granted = PURPOSES.map((purpose) => (purposes.includes(purpose) ? '1' : '0')).join('');
  bits = bits.slice(0, 152) + granted + bits.slice(152 + PURPOSES.length);
  return (bits.match(/.{6}/g) ?? []).map((six) => LETTERS[parseInt(six, 2)]).join('');
}

describe('a consent string of TCF', () => {
  test('says of each purpose what the whole string says to the library', () => {
    fc.assert(
      fc.property(fc.subarray(PURPOSES), (purposes) => {
        const text = stringOf(purposes);
        const { purposeConsents } = TCString.decode(text, new TCModel());
        expect([...(readTcf(text) ?? [])]).toEqual(
          PURPOSES.map((purpose) => [purpose, purposeConsents.has(purpose)]),
        );
        expect([...(readTcf(text) ?? [])].filter(([, granted]) => granted).map(([one]) => one)).toEqual(
          purposes,
        );
      }),
    );
  });

  test('becomes purposes by the table, and words of the workspace come first', () => {
    const said = (codes: Parameters<typeof compileReadConsent>[0]['codes']) =>
      compileReadConsent({ codes })({ consent: { 'euconsent-v2': stringOf([1, 2, 8]) } })?.said;
    expect(said([])).toEqual([
      { subject: 'essential', granted: true, evidence: 'IAB TCF tcf:1' },
      { subject: 'functional', granted: false, evidence: 'IAB TCF tcf:10' },
      { subject: 'analytics', granted: true, evidence: 'IAB TCF tcf:8' },
      { subject: 'marketing', granted: true, evidence: 'IAB TCF tcf:2' },
      {
        subject: 'personalization',
        granted: false,
        evidence: 'IAB TCF tcf:5, IAB TCF tcf:6, IAB TCF tcf:11',
      },
    ]);
    expect(
      said([{ code: 'tcf:2', purposes: [] }])?.find(({ subject }) => subject === 'marketing'),
    ).toMatchObject({
      granted: false,
    });
  });

  test('one that is broken, of an earlier version or without end is an issue and says nothing', () => {
    const read = compileReadConsent({ codes: [] });
    const earlier = 'BOEFEAyOEFEAyAHABDENAI4AAAB9vABAASA';
    for (const text of ['x', 'CP', earlier, `B${KNOWN.slice(1)}`, `${KNOWN} and more`, KNOWN.repeat(1_000)]) {
      expect(readTcf(text)).toBeUndefined();
      expect(read({ consent: { tcString: text, analytics: true } })).toMatchObject({
        said: [{ subject: 'analytics', granted: true }],
        issues: [{ code: 'consent_string_unreadable', field: 'context.consent.tcString' }],
      });
    }
  });

  test('whatever comes: it never throws', () => {
    const letter = fc.constantFrom(...Array.from(LETTERS));
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: letter, minLength: 36, maxLength: 200 })),
        (text) => {
          readTcf(text);
          readTcf(`C${text}`);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test('vendors that a few letters claim by the million cost nothing', () => {
    // The head, then a range of vendors from 1 to 65535, again and again.
    const text = `${KNOWN.slice(0, 35)}f__4f${'_'.repeat(4_000)}`;
    const before = performance.now();
    readTcf(text);
    expect(performance.now() - before).toBeLessThan(100);
  });
});
