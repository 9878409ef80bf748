import type { Customer } from '../customer/customer.ts';
import type { Destination, Shadow } from '../delivery/destination.ts';
import type { Reconciled } from './identity/reconcile.ts';
import type { ProfileDraft } from './profile/draft.ts';
import { createNames } from '../mapping/names.ts';
import { compileEchoes } from './inbound/echoes.ts';
import { compileResolver } from './events/resolve.ts';
import type { Resolution } from './events/resolve.ts';
import { compileIdentifiers } from './identity/identity.ts';
import type { ReadIdentifiers } from './identity/identity.ts';
import { compileProfile } from './profile/profile.ts';
import type { ReadProfile } from './profile/profile.ts';
import type { InsiderSettings } from './settings/settings.ts';

/** How a customer stands against the shadow: what differs in the profile, and under which identifiers to say so. */
export interface Standing {
  readonly shadow: Shadow | undefined;
  readonly profile: ProfileDraft;
  readonly identity: Reconciled;
  /** The identifiers to send, as JSON text. */
  readonly text: string;
  /** Some identifier was there and none could be used. */
  readonly spoiled: boolean;
}

/** The settings compiled to functions. It learns names as they come; `full` says when to start afresh. */
export interface Engine {
  /** Customers found to be as Insider knows them, by identity: the same objects need no second comparison. */
  readonly settled: WeakMap<Customer, Standing>;
  readonly settings: InsiderSettings;
  readonly readProfile: ReadProfile;
  /** Only what consents fill. */
  readonly readConsents: ReadProfile;
  readonly readIdentifiers: ReadIdentifiers;
  readonly resolve: (type: string) => Resolution;
  /** Does a change of this attribute change what Insider is told? */
  readonly concerns: (attribute: string) => boolean;
  readonly echoes: Destination['echoes'];
  readonly full: () => boolean;
}

/** Names, fields and event types that senders may invent before the engine forgets what it learned. */
const MOST_LEARNED = 20_000;
/** Room in a record for identifiers, keys and brackets, in bytes. */
const RESERVE = 5_000;

export function compileEngine(settings: InsiderSettings): Engine {
  const names = createNames();
  const resolver = compileResolver(settings, names);
  const largest = Math.max(1_000, Math.floor((settings.maxBytesPerRequest - RESERVE) / 3));
  const profile = compileProfile(settings, names, largest);
  return {
    settled: new WeakMap(),
    settings,
    readProfile: profile.read,
    readConsents: profile.readConsents,
    concerns: profile.concerns,
    readIdentifiers: compileIdentifiers(settings),
    resolve: resolver.resolve,
    echoes: compileEchoes(settings),
    full: () => names.size() > MOST_LEARNED || resolver.size() > MOST_LEARNED,
  };
}
