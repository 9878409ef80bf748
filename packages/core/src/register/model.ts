import type { AudienceModel } from '../audience/audience-model.ts';
import type { Purpose } from '../consent/consent.ts';
import type { ConsentPolicy } from '../consent/policy.ts';
import type { ReadConsent } from '../consent/read-consent.ts';
import type { AttributeDefinition } from '../customer/attribute.ts';
import type { Defaults } from '../customer/defaults.ts';
import type { Destination } from '../delivery/destination.ts';
import type { EventType } from '../event/event-type.ts';
import type { LedgerTerms } from '../ledger/ledger.ts';

/**
 * What registering needs to know of an installed integration. A draft or removed one is not in the model; a paused
 * one is: its messages wait.
 */
export interface RoutedIntegration {
  readonly id: number;
  readonly name: string;
  readonly label: string;
  readonly routes: Destination['routes'];
  readonly holdsAnonymous: boolean;
  /** It held messages until lately, and some are held still: they go before what comes now. */
  readonly letsGo?: boolean;
  /** What of it may come back as an echo, and for how long. */
  readonly echoes: Destination['echoes'];
  /** What a customer must have agreed to before it is told of them. */
  readonly requires?: readonly Purpose[];
  /** It is told of changed consents also of who lacks one. */
  readonly tellsConsents?: boolean;
}

/** One workspace's configuration, compiled once per change. */
export interface Model {
  readonly workspace: number;
  /** Attributes that the workspace defined: what tracking calls are held to. */
  readonly attributes: ReadonlyMap<string, AttributeDefinition>;
  /** Those and the built-in ones: what submitted events are held to. */
  readonly allAttributes: ReadonlyMap<string, AttributeDefinition>;
  /** What customers begin with; undefined: with nothing. */
  readonly defaults?: Defaults;
  /** Names of the attributes whose values lead to the customer. */
  readonly externalIds: readonly string[];
  /** Of those, the ones whose values are still being gathered: nobody can be found by them yet. */
  readonly gathering?: readonly string[];
  readonly eventTypes: ReadonlyMap<string, EventType>;
  readonly terms: LedgerTerms;
  /** Customers who are spoken of and unknown are made, as inactive. */
  readonly autoSubscribe: boolean;
  readonly integrations: readonly RoutedIntegration[];
  /** By what customers are recognised; undefined: by nothing but their ids. */
  readonly contacts?: WorkspaceContacts;
  /** Undefined: nothing is made of what events say of consent. */
  readonly consent?: WorkspaceConsent;
  /** Undefined when there have never been any. */
  readonly audiences?: WorkspaceAudiences;
}

/** `attributes` point to one person. `same`: what becomes of two customers who have the same one. */
export interface WorkspaceContacts {
  readonly attributes: readonly string[];
  readonly same: 'ask' | 'merge' | 'ignore';
}

/** `source`: under which the hub registers that consents changed. */
export interface WorkspaceConsent {
  readonly read: ReadConsent;
  readonly unknown: ConsentPolicy['unknown'];
  readonly source: number;
}

/** `source`: under which the hub registers that somebody joined or left. */
export interface WorkspaceAudiences {
  readonly model: AudienceModel;
  readonly source: number;
}

/** Of a workspace nobody has configured. */
export function emptyModel(workspace: number): Model {
  return {
    workspace,
    attributes: new Map(),
    allAttributes: new Map(),
    externalIds: [],
    eventTypes: new Map(),
    terms: { acceptance: 'at_once' },
    autoSubscribe: false,
    integrations: [],
  };
}
