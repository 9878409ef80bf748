import { CONSENTS_FIELD } from '../consent/consent-fields.ts';
import { isSubject, SUBJECTS } from '../consent/consent.ts';
import type { AttributeDefinition } from '../customer/attribute.ts';
import { COMPUTED_NAMES } from '../ledger/computed.ts';
import type { Issue } from '../result/issue.ts';
import { didYouMean, nearNames } from '../webhook/near-names.ts';
import { AUDIENCE_EVENTS } from './change-events.ts';
import { limitFaults } from './check-limits.ts';
import { kindFaults, valueFaults } from './check-values.ts';
import { CONSENT_KIND, fieldKind, figureKind } from './field-kind.ts';
import { OWN_FIELD_NAMES } from './fields-of.ts';
import { figureFault } from './language/figure-rules.ts';
import { shorten } from './language/shorten.ts';
import type { Condition, EventsOperand, Rule } from './rule.ts';
import { audiencesIn } from './walk-rule.ts';

/** What a workspace has that rules may name. `rules`: of all other audiences, by slug. `self`: whose rule it is to be. */
export interface KnownToRules {
  readonly attributes: ReadonlyMap<string, AttributeDefinition>;
  readonly eventTypes: ReadonlySet<string>;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly self: string | undefined;
}

/** `field` is where in the tree: `rules.1.operand.where`. A rule with an error cannot be used; a warning says what is probably not meant. */
export interface RuleIssue extends Issue {
  readonly severity: 'error' | 'warning';
}

/** All that is wrong, or looks wrong, with a rule that has the right shape. */
export function checkRule(rule: Rule, known: KnownToRules): readonly RuleIssue[] {
  const limits = limitFaults(rule);
  return limits.length > 0
    ? limits.map((fault) => ({ severity: 'error', ...fault }))
    : new RuleCheck(known).check(rule);
}

class RuleCheck {
  readonly #known: KnownToRules;
  readonly #issues: RuleIssue[] = [];
  readonly #names: readonly string[];

  constructor(known: KnownToRules) {
    this.#known = known;
    this.#names = [...known.attributes.keys(), ...OWN_FIELD_NAMES, ...COMPUTED_NAMES];
  }

  check(rule: Rule): readonly RuleIssue[] {
    this.#rule(rule, '', false);
    return this.#issues;
  }

  #rule(rule: Rule, place: string, inWhere: boolean): void {
    switch (rule.kind) {
      case 'all':
        return;
      case 'and':
      case 'or':
        if (rule.rules.length === 0) {
          const whom = rule.kind === 'and' ? 'Everybody meets' : 'Nobody meets';
          this.#warn(
            place,
            'group_empty',
            `${whom} a group without conditions.`,
            'Take it away, or put one in.',
          );
        }
        for (const [index, inner] of rule.rules.entries())
          this.#rule(inner, at(place, `rules.${index}`), inWhere);
        return;
      case 'not':
        return this.#rule(rule.rule, at(place, 'rule'), inWhere);
      case 'audience':
        return this.#audience(rule.slug, place, inWhere);
      default:
        return this.#condition(rule, place, inWhere);
    }
  }

  #audience(slug: string, place: string, inWhere: boolean): void {
    const { rules, self } = this.#known;
    if (inWhere) {
      const hint = 'Name the audience beside the condition on events.';
      return this.#fail(place, 'audience_in_where', 'Events are in no audience, customers are.', hint);
    }
    if (slug !== self && !rules.has(slug)) {
      const hint = didYouMean(nearNames(slug, [], [...rules.keys()]));
      return this.#fail(place, 'audience_unknown', `There is no audience ${shorten(slug)}.`, hint);
    }
    const way = self === undefined ? undefined : wayBetween(slug, self, rules);
    if (self === undefined || way === undefined) return;
    const message = `${self} would name itself: ${[self, ...way].join(' → ')}.`;
    this.#fail(place, 'audience_cycle', message, 'Take this away, or what leads back from there.');
  }

  #condition(condition: Condition, place: string, inWhere: boolean): void {
    const { operand } = condition;
    for (const { at: part, code, message, hint } of valueFaults(condition, inWhere))
      this.#fail(at(place, part), code, message, hint);
    if (operand.kind === 'events') this.#events(operand, at(place, 'operand'), inWhere);
    else if (inWhere) return;
    else this.#field(operand.path, at(place, 'operand'));
    this.#operator(condition, place);
  }

  #events(operand: EventsOperand, place: string, inWhere: boolean): void {
    const { figure, event, field, where } = operand;
    if (inWhere) {
      const hint = 'Put the two conditions beside one another.';
      return this.#fail(
        place,
        'events_in_where',
        `An event has no events of which ${figure} could be taken.`,
        hint,
      );
    }
    if (AUDIENCE_EVENTS.has(event)) {
      const hint = 'Name the audience itself.';
      this.#fail(place, 'audience_events', `${event} follows from rules, and is not counted by them.`, hint);
    } else if (!this.#known.eventTypes.has(event)) {
      const hint = didYouMean(nearNames(event, [], [...this.#known.eventTypes]));
      this.#warn(place, 'event_unknown', `No event ${shorten(event)} is known.`, hint);
    }
    const fault = figureFault(figure, field !== undefined);
    if (fault !== undefined) this.#fail(place, 'figure_field', fault.message, fault.hint);
    if (where !== undefined) this.#rule(where, at(place, 'where'), true);
  }

  #field([name = '', inside]: readonly string[], place: string): void {
    if (name === CONSENTS_FIELD) return this.#consent(inside, place);
    if (this.#names.includes(name)) return;
    this.#warn(
      place,
      'field_unknown',
      `No field ${shorten(name)} is known.`,
      didYouMean(nearNames(name, [], this.#names)),
    );
  }

  #consent(subject: string | undefined, place: string): void {
    if (subject !== undefined && isSubject(subject)) return;
    const asked = subject === undefined ? CONSENTS_FIELD : `${CONSENTS_FIELD}.${shorten(subject)}`;
    const all = SUBJECTS.map((one) => `${CONSENTS_FIELD}.${one}`);
    const near = subject === undefined ? [] : nearNames(`${CONSENTS_FIELD}.${subject}`, [], all);
    const hint = near.length > 0 ? didYouMean(near) : `Name one of them: ${all.join(', ')}.`;
    this.#warn(place, 'field_unknown', `There is no consent ${asked}.`, hint);
  }

  /** Says what cannot be met by what the operand is known to hold. */
  #operator(condition: Condition, place: string): void {
    const { operand } = condition;
    const [name = '', inside] =
      operand.kind === 'field' ? operand.path : [`${operand.figure}(${operand.event})`];
    if (operand.kind === 'field' && name === CONSENTS_FIELD) {
      for (const { at: part, code, message, hint } of kindFaults(
        condition,
        operand.path.join('.'),
        CONSENT_KIND,
      ))
        this.#warn(at(place, part), code, message, hint);
      return;
    }
    const kind = operand.kind === 'field' ? fieldKind(name, this.#known.attributes) : figureKind(operand);
    if (kind === undefined) return;
    if (inside !== undefined)
      return this.#warn(
        at(place, 'operand'),
        'operator_unfit',
        `There is nothing inside of ${name}, such as ${inside}.`,
      );
    for (const { at: part, code, message, hint } of kindFaults(condition, name, kind))
      this.#warn(at(place, part), code, message, hint);
  }

  #fail(field: string, code: string, message: string, hint?: string): void {
    this.#issues.push({ severity: 'error', code, field, message, ...(hint === undefined ? {} : { hint }) });
  }

  #warn(field: string, code: string, message: string, hint?: string): void {
    this.#issues.push({ severity: 'warning', code, field, message, ...(hint === undefined ? {} : { hint }) });
  }
}

function at(place: string, part: string): string {
  return place === '' ? part : `${place}.${part}`;
}

/** How rules lead from one audience to another, both included; undefined when they do not. */
function wayBetween(
  from: string,
  to: string,
  rules: ReadonlyMap<string, Rule>,
  seen: Set<string> = new Set<string>(),
): readonly string[] | undefined {
  if (from === to) return [to];
  if (seen.has(from)) return undefined;
  seen.add(from);
  const rule = rules.get(from);
  for (const next of rule === undefined ? [] : audiencesIn(rule)) {
    const way = wayBetween(next, to, rules, seen);
    if (way !== undefined) return [from, ...way];
  }
  return undefined;
}
