import { customerAudiences, explainAudience } from '@causeway/contract/audiences';
import { route, type AnswerOf, type Caller, type Route } from '@causeway/contract/operation';
import { timeOf } from '@causeway/contract/page';
import { notFound } from '@causeway/contract/problem';
import { NO_AUDIENCES } from '@causeway/core/audience/audience-model';
import type { ConditionContext } from '@causeway/core/audience/compile-condition';
import { explainRule, type Explanation } from '@causeway/core/audience/explain-rule';
import { isAnybody, sightOf } from '@causeway/core/audience/judge-customer';
import { printPhrase } from '@causeway/core/audience/language/print-filter';
import type { Rule } from '@causeway/core/audience/rule';
import { tallyKey } from '@causeway/core/audience/tally';
import type { Customer } from '@causeway/core/customer/customer';
import type { AudienceDesk } from '../../ports/audience-desk.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CustomerStore } from '../../ports/customer-store.ts';
import type { MemberStore } from '../../ports/member-store.ts';
import { standingNow } from './standing-now.ts';
import { workspaceRules, type WorkspaceRuleTools } from './workspace-rules.ts';

export interface CustomerAudienceTools extends WorkspaceRuleTools {
  readonly audienceDesk: Pick<AudienceDesk, 'get' | 'list'>;
  readonly members: MemberStore;
  readonly customers: CustomerStore;
  readonly clock: Clock;
}

/** Which audiences a customer is in, and why. */
export function customerAudienceRoutes(tools: CustomerAudienceTools): readonly Route[] {
  const { audienceDesk: desk, members, customers, modelOf, clock } = tools;
  const found = async (caller: Caller, id: string): Promise<Customer> => {
    const customer = await customers.find(caller.workspace, id);
    if (customer === undefined) throw notFound('customer');
    return customer;
  };
  const modelFor = (workspace: number) => modelOf(workspace).audiences?.model ?? NO_AUDIENCES;

  return [
    route(customerAudiences, async ({ params }, caller) => {
      const customer = await found(caller, params.id);
      const { seats, untils } = await standingNow(members, customer, modelFor(caller.workspace), clock());
      return {
        data: (await desk.list(caller.workspace)).map(({ id, publicId, slug, name }) => ({
          ...{ id: publicId, slug, name },
          since: timeOrNull(seats.get(id)),
          changes_at: timeOrNull(untils.get(id)),
        })),
      };
    }),
    route(explainAudience, async ({ params }, caller) => {
      const customer = await found(caller, params.id);
      const { id, publicId, slug, name } = await desk.get(caller.workspace, params.audience);
      const { sources, surroundings } = await workspaceRules(tools, caller.workspace);
      const rule = sources.find((source) => source.id === id)?.rule;
      if (rule === undefined) throw notFound('audience');
      const [model, now] = [modelFor(caller.workspace), clock()];
      const attendance = await standingNow(members, customer, model, now);
      const { timeZone, isTime, tallies } = surroundings;
      const tally: ConditionContext['tally'] = (definition) => tallies.get(tallyKey(definition))?.id ?? 0;
      const sight = sightOf(attendance, customer, model, now);
      return {
        audience: { id: publicId, slug, name },
        since: timeOrNull(attendance.seats.get(id)),
        changes_at: timeOrNull(attendance.untils.get(id)),
        explanation: explanationView(
          explainRule(ruleFor(customer, rule), sight, { timeZone, isTime, tally }),
        ),
      };
    }),
  ];
}

const STAYED: Rule = {
  kind: 'compare',
  operand: { kind: 'field', path: ['status'] },
  operator: '!=',
  value: 'opted_out',
};

/** Who has left is in no audience, whatever its rule says of them. */
function ruleFor(customer: Customer, rule: Rule): Rule {
  return isAnybody(customer) ? rule : { kind: 'and', rules: [STAYED, rule] };
}

type View = AnswerOf<typeof explainAudience>['explanation'];

const GROUPS: ReadonlySet<string> = new Set(['all', 'and', 'or', 'not', 'audience']);

function explanationView({ rule, met, decides, until, seen, parts }: Explanation): View {
  return {
    text: printPhrase(rule),
    kind: GROUPS.has(rule.kind) ? (rule.kind as View['kind']) : 'condition',
    met,
    decides,
    ...(seen === undefined ? {} : { seen }),
    changes_at: timeOrNull(until),
    parts: parts.map(explanationView),
  };
}

function timeOrNull(at: number | undefined): string | null {
  return at === undefined ? null : timeOf(at);
}
