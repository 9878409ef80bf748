import { boundedCache } from '../mapping/bounded-cache.ts';
import type { Issue } from '../result/issue.ts';
import { isObject, own, type Json, type JsonObject } from '../result/json.ts';
import { compileWords, type Words } from './compile-words.ts';
import { isSubject } from './consent.ts';
import { consentFlag } from './consent-flag.ts';
import { Hearing } from './hearing.ts';
import type { ConsentPolicy } from './policy.ts';
import type { Statement } from './statement.ts';
import { readTcf } from './tcf.ts';

/** What the context of an event says of consent. `unmapped`: words that mean nothing here. */
export interface ConsentReading {
  readonly said: readonly Statement[];
  readonly unmapped: readonly string[];
  readonly issues: readonly Issue[];
}

/** Undefined: the context says nothing of consent, as that of most events. */
export type ReadConsent = (context: JsonObject) => ConsentReading | undefined;

/** Compiles how events of a workspace are read: `context.consent`, and RudderStack’s `context.consentManagement`. */
export function compileReadConsent({ codes }: Pick<ConsentPolicy, 'codes'>): ReadConsent {
  const words = compileWords(codes);
  // Senders repeat the same few words with every event.
  const readText = boundedCache(MOST_READINGS, (text) => {
    const [consent, managed] = JSON.parse(text) as readonly Json[];
    const reader = new Reader(words);
    reader.section(consent, undefined, 0);
    reader.section(managed, isObject(managed) ? toolOf(own(managed, 'provider')) : undefined, 0);
    const { hearing, issues } = reader;
    return { said: hearing.said, unmapped: hearing.unmapped, issues };
  });
  return (context) => {
    const consent = own(context, 'consent');
    const managed = own(context, 'consentManagement');
    if (consent === undefined && managed === undefined) return undefined;
    return readText(JSON.stringify([consent ?? null, managed ?? null]));
  };
}

const MOST_READINGS = 5_000;

/** Members that hold words under the hub's own names. */
const PLAIN: ReadonlySet<string> = new Set(['canonical', 'channels']);
/** Members that hold words: of this hub, Segment, Didomi, Google’s consent mode and wrappers of it. */
const SECTIONS: ReadonlySet<string> = new Set([
  'categories',
  'categoryPreferences',
  'category_preferences',
  'purposes',
  'consent',
  'groups',
  'consentMode',
  'consent_mode',
  'google_consent_mode',
]);
/** Members that list what was granted or refused: RudderStack, Didomi. */
const LISTS: ReadonlyMap<string, boolean> = new Map([
  ['allowedConsentIds', true],
  ['deniedConsentIds', false],
  ['enabled', true],
  ['disabled', false],
  ['granted', true],
  ['denied', false],
  ['refused', false],
]);
const TCF: ReadonlySet<string> = new Set(['tcf', 'tcString', 'tcf_string', 'gdpr_consent', 'euconsent-v2']);
/** Yes or no, but about the tool and not about a purpose. */
const ABOUT: ReadonlySet<string> = new Set([
  'gdprApplies',
  'gdpr_applies',
  'gdpr',
  'version',
  'provider',
  'resolutionStrategy',
  'status',
]);
const DEEPEST = 4;
const MOST_MEMBERS = 300;

/** Reads one event; nothing it may hold makes it throw. */
class Reader {
  readonly hearing: Hearing;
  readonly issues: Issue[] = [];

  constructor(words: Words) {
    this.hearing = new Hearing(words);
  }

  /** An object of words, a list of what was granted, or text such as `C0001:1,C0002:0`. */
  section(value: Json | undefined, tool: string | undefined, depth: number): void {
    if (value === undefined || value === null || depth > DEEPEST) return;
    if (typeof value === 'string') return this.#text(value, tool);
    if (!isObject(value)) return this.#list(value, true, tool, depth);
    for (const name of Object.keys(value).slice(0, MOST_MEMBERS)) {
      const member = value[name] ?? null;
      const isGroup = typeof member === 'object' && member !== null;
      const list = LISTS.get(name);
      if (PLAIN.has(name)) this.#plain(member, tool, depth);
      else if (list !== undefined && isGroup) this.#list(member, list, tool, depth);
      else if (SECTIONS.has(name) && (isGroup || typeof member === 'string'))
        this.section(member, tool, depth + 1);
      else if (TCF.has(name) && typeof member === 'string') this.#tcf(name, member);
      else if (!isGroup && !ABOUT.has(name)) this.#word(name, member, tool);
    }
  }

  #word(code: string, value: Json, tool: string | undefined): void {
    const granted = consentFlag(value);
    if (granted !== undefined) this.hearing.word(code, granted, tool);
  }

  #plain(value: Json, tool: string | undefined, depth: number): void {
    if (!isObject(value)) return this.section(value, tool, depth + 1);
    for (const name of Object.keys(value).slice(0, MOST_MEMBERS)) {
      const granted = consentFlag(value[name] ?? null);
      if (granted === undefined) continue;
      if (isSubject(name)) this.hearing.plain(name, granted);
      else this.hearing.word(name, granted, tool);
    }
  }

  /** Codes, or objects of lists of codes; in an object of flags those count that say yes. */
  #list(value: Json, granted: boolean, tool: string | undefined, depth: number): void {
    if (depth > DEEPEST) return;
    if (Array.isArray(value)) {
      for (const code of (value as readonly Json[]).slice(0, MOST_MEMBERS))
        if (typeof code === 'string' || typeof code === 'number')
          this.hearing.word(String(code), granted, tool);
    } else if (isObject(value)) {
      for (const name of Object.keys(value).slice(0, MOST_MEMBERS)) {
        const member = value[name] ?? null;
        if (typeof member === 'object') this.#list(member, granted, tool, depth + 1);
        else if (consentFlag(member) === true) this.hearing.word(name, granted, tool);
      }
    }
  }

  #text(text: string, tool: string | undefined): void {
    for (const part of text.slice(0, LONGEST_TEXT).split(',').slice(0, MOST_MEMBERS)) {
      const [, code = '', flag] = /^(.*?)(?::([^:]*))?$/.exec(part.trim()) ?? [];
      if (code === '') continue;
      if (flag === undefined) this.hearing.word(code, true, tool);
      else this.#word(code, flag, tool);
    }
  }

  #tcf(name: string, text: string): void {
    if (text.trim() === '') return;
    const purposes = readTcf(text);
    if (purposes === undefined) {
      this.issues.push({
        code: 'consent_string_unreadable',
        field: `context.consent.${name}`,
        message: 'This is no consent string of TCF version 2.',
        hint: 'Send it as the consent tool hands it out, unshortened.',
      });
      return;
    }
    for (const [purpose, granted] of purposes) this.hearing.word(`tcf:${purpose}`, granted);
  }
}

const LONGEST_TEXT = 5_000;

/** As it is quoted in evidence. */
function toolOf(provider: Json | undefined): string | undefined {
  if (typeof provider !== 'string' || provider.trim() === '' || provider === 'custom') return undefined;
  return TOOL_NAMES.get(provider.trim().toLowerCase()) ?? provider.trim().slice(0, 40);
}

const TOOL_NAMES: ReadonlyMap<string, string> = new Map([
  ['onetrust', 'OneTrust'],
  ['ketch', 'Ketch'],
  ['iubenda', 'iubenda'],
]);
