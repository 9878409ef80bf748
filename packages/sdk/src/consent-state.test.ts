import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answered,
  consentContext,
  gateOf,
  NOTHING_SAID,
  readState,
  type Answer,
  type GateRules,
} from './consent-state.ts';

const yesOrNo = fc.boolean();
const answer: fc.Arbitrary<Answer> = fc.record(
  {
    essential: yesOrNo,
    functional: yesOrNo,
    analytics: yesOrNo,
    marketing: yesOrNo,
    personalization: yesOrNo,
    email: yesOrNo,
    push: yesOrNo,
    categories: fc.dictionary(
      fc.constantFrom('C0001', 'C0002', 'C0004', 'marketing', 'own', 'unknown'),
      yesOrNo,
    ),
  },
  { requiredKeys: [] },
);
const rules: fc.Arbitrary<GateRules> = fc.record({
  required: yesOrNo,
  gpc: yesOrNo,
  categories: fc.constantFrom({}, { own: 'analytics' as const }),
});
const plain: GateRules = { required: false, gpc: false, categories: {} };
const required: GateRules = { ...plain, required: true };
const said = (one: Answer): ReturnType<typeof answered> => answered(NOTHING_SAID, one);

describe('answers', () => {
  it('take the place of earlier ones only where they speak', () => {
    fc.assert(
      fc.property(answer, answer, (one, other) => {
        const both = answered(said(one), other);
        expect(both.canonical).toEqual({ ...said(one).canonical, ...said(other).canonical });
        expect(both.categories).toEqual({ ...one.categories, ...other.categories });
        expect(answered(both, other)).toEqual(both);
        expect(readState(JSON.stringify(both))).toEqual(both);
      }),
    );
  });

  it('are true or false, of what is known by name', () => {
    expect(said({ analytics: 'yes', tracking: true, email: true } as unknown as Answer)).toEqual({
      canonical: {},
      categories: {},
      channels: { email: true },
    });
    expect(readState('{"canonical":{"analytics":1,"marketing":true},"channels":"x"}')).toEqual({
      canonical: { marketing: true },
      categories: {},
      channels: {},
    });
    for (const text of [null, '', '[', 'null', '7']) expect(readState(text)).toEqual(NOTHING_SAID);
  });
});

describe('the gate', () => {
  it('is never open without a granted purpose when consent is required', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 3 }), rules, (answers, each) => {
        const state = answers.reduce(answered, NOTHING_SAID);
        const gate = gateOf(state, { ...each, required: true });
        const granted = Object.entries({ ...state.categories, ...state.canonical }).some(
          ([name, yes]) => yes && name !== 'essential' && name !== 'C0001',
        );
        if (!granted) expect(gate).not.toBe('open');
        expect(gateOf(state, { ...each, required: false })).not.toBe('pending');
      }),
    );
  });

  it.each<[string, Answer, GateRules, string]>([
    ['nobody was asked', {}, required, 'pending'],
    ['nobody has to be asked', {}, plain, 'open'],
    ['only a channel was spoken of', { email: true }, required, 'pending'],
    ['one purpose is granted', { analytics: true, marketing: false }, required, 'open'],
    ['a purpose is refused', { marketing: false }, required, 'closed'],
    ['a purpose is refused, and the others stand', { marketing: false }, plain, 'open'],
    [
      'all of them are refused',
      { functional: false, analytics: false, marketing: false, personalization: false },
      plain,
      'closed',
    ],
    ['a tool grants a purpose by its code', { categories: { C0001: true, C0002: true } }, required, 'open'],
    [
      'a tool grants what nobody can refuse',
      { categories: { C0001: true, C0002: false } },
      required,
      'closed',
    ],
    ['a code is not known', { categories: { c9: true } }, required, 'pending'],
    [
      'a code was explained',
      { categories: { c9: true } },
      { ...required, categories: { c9: 'analytics' } },
      'open',
    ],
    ['two codes of a purpose disagree', { categories: { C0002: false, statistics: true } }, required, 'open'],
    ['the browser refuses marketing', { marketing: true }, { ...required, gpc: true }, 'closed'],
    ['the browser leaves the rest', { analytics: true }, { ...required, gpc: true }, 'open'],
    [
      'the browser refuses two, the visitor two',
      { functional: false, analytics: false },
      { ...plain, gpc: true },
      'closed',
    ],
    ['a code has the name of a built-in', { categories: { toString: true } }, required, 'pending'],
  ])('when %s', (_, one, each, gate) => {
    expect(gateOf(said(one), each)).toBe(gate);
  });
});

describe('what events say of consent', () => {
  it('never grants what the browser refuses, and always what is essential', () => {
    fc.assert(
      fc.property(answer, rules, (one, each) => {
        const { canonical, categories } = consentContext(said(one), each);
        expect(canonical['essential']).toBe(true);
        if (!each.gpc) return;
        expect(canonical).toMatchObject({ marketing: false, personalization: false });
        expect(categories['C0004'] ?? false).toBe(false);
        expect(categories['marketing'] ?? false).toBe(false);
        expect(categories['C0002']).toBe(one.categories?.['C0002']);
      }),
    );
  });
});
