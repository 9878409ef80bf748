/** The purposes for which data may be used, and the channels by which somebody may be written to. */
export const PURPOSES = ['essential', 'functional', 'analytics', 'marketing', 'personalization'] as const;
export const CHANNELS = ['email', 'sms', 'whatsapp', 'push'] as const;

export type Purpose = (typeof PURPOSES)[number];
export type Channel = (typeof CHANNELS)[number];
type Said = Readonly<Record<string, boolean>>;

/** What a visitor answered: purposes and channels by name, and the codes of a consent tool as it gave them. */
export type Answer = Readonly<Partial<Record<Purpose | Channel, boolean>>> & {
  readonly categories?: Said | undefined;
};

/** What is known of a visitor's answers. What is missing was never spoken of. */
export interface ConsentState {
  readonly canonical: Said;
  readonly categories: Said;
  readonly channels: Said;
}

/**
 * What the answers mean for this browser: `open` events are stored and sent, `pending` they wait in memory for an
 * answer, `closed` nothing but the answer itself leaves.
 */
export type Gate = 'open' | 'pending' | 'closed';

export interface GateRules {
  /** Nothing happens without an answer. */
  readonly required: boolean;
  /** The browser refuses marketing and personalization for all sites. */
  readonly gpc: boolean;
  /** What codes of a consent tool stand for, beside the usual ones. */
  readonly categories: Readonly<Record<string, Purpose>>;
}

export const NOTHING_SAID: ConsentState = { canonical: {}, categories: {}, channels: {} };

/** Codes of OneTrust, Cookiebot, Osano and Google's consent mode, in small letters; the hub takes them for the same. */
const USUAL: Readonly<Record<Purpose, string>> = {
  essential: 'c0001 necessary strictly_necessary required security_storage',
  functional: 'c0003 functionality preferences functionality_storage storage',
  analytics: 'c0002 statistics performance measurement analytics_storage',
  marketing: 'c0004 c0005 advertising targeting ad_storage ad_user_data ad_personalization',
  personalization: 'personalisation personalization_storage',
};
const ASKED: readonly Purpose[] = ['functional', 'analytics', 'marketing', 'personalization'];

/** The state after an answer: what it does not speak of stays. Only true and false are answers. */
export function answered(state: ConsentState, answer: Answer): ConsentState {
  return {
    canonical: { ...state.canonical, ...booleans(answer, PURPOSES) },
    categories: { ...state.categories, ...booleans(answer.categories ?? {}) },
    channels: { ...state.channels, ...booleans(answer, CHANNELS) },
  };
}

export function gateOf(state: ConsentState, rules: GateRules): Gate {
  const verdicts = ASKED.map((purpose) => verdict(state, rules, purpose));
  if (!rules.required) return verdicts.every((granted) => granted === false) ? 'closed' : 'open';
  if (verdicts.includes(true)) return 'open';
  return Object.keys(state.canonical).length > 0 || known(state.categories, rules) ? 'closed' : 'pending';
}

/** `context.consent` of an event. What the browser refuses for all sites is refused, whatever was answered here. */
export function consentContext(state: ConsentState, rules: GateRules): ConsentState {
  const canonical = { ...state.canonical, essential: true };
  if (!rules.gpc) return { ...state, canonical };
  const categories: Record<string, boolean> = {};
  for (const [code, granted] of Object.entries(state.categories))
    categories[code] = granted && !refusedByBrowser(purposeOf(code, rules));
  return { ...state, canonical: { ...canonical, marketing: false, personalization: false }, categories };
}

function verdict(state: ConsentState, rules: GateRules, purpose: Purpose): boolean | undefined {
  if (rules.gpc && refusedByBrowser(purpose)) return false;
  const said = state.canonical[purpose];
  if (said !== undefined) return said;
  const codes = Object.keys(state.categories).filter((code) => purposeOf(code, rules) === purpose);
  return codes.length === 0 ? undefined : codes.some((code) => state.categories[code]);
}

function refusedByBrowser(purpose: Purpose | undefined): boolean {
  return purpose === 'marketing' || purpose === 'personalization';
}

function known(categories: Said, rules: GateRules): boolean {
  return Object.keys(categories).some((code) => purposeOf(code, rules) !== undefined);
}

/** What a code stands for, as far as that is known. */
export function purposeOf(code: string, rules: Pick<GateRules, 'categories'>): Purpose | undefined {
  if (Object.prototype.hasOwnProperty.call(rules.categories, code)) return rules.categories[code];
  const small = code.toLowerCase();
  return PURPOSES.find((purpose) => purpose === small || USUAL[purpose].split(' ').includes(small));
}

function booleans(from: object, names: readonly string[] = Object.keys(from)): Record<string, boolean> {
  const found: Record<string, boolean> = {};
  for (const name of names) {
    const value: unknown = (from as Readonly<Record<string, unknown>>)[name];
    if (typeof value === 'boolean') found[name] = value;
  }
  return found;
}

/** A state as it was stored; nothing said when it cannot be read. */
export function readState(text: string | null): ConsentState {
  try {
    const stored = JSON.parse(text ?? '') as Partial<ConsentState> | null;
    return {
      canonical: booleans(stored?.canonical ?? {}),
      categories: booleans(stored?.categories ?? {}),
      channels: booleans(stored?.channels ?? {}),
    };
  } catch {
    return NOTHING_SAID;
  }
}
