import type { AttributeTrigger, EventTrigger, Webhook } from '../webhooks/webhook.ts';

/** The triggers of a webhook, one sentence each. */
export function triggerTexts(webhook: Webhook): string[] {
  return webhook.stream === 'events' ? webhook.triggers.map(ofEvent) : webhook.triggers.map(ofAttribute);
}

function ofEvent({ event, where }: EventTrigger): string {
  const name = event === '*' ? 'any event' : event;
  const conditions = where.map(({ parameter, operator, value }) =>
    operator === 'present'
      ? `${parameter} is present`
      : `${parameter} ${wording[operator]} ${JSON.stringify(value)}`,
  );
  return conditions.length === 0 ? name : `${name} where ${conditions.join(' and ')}`;
}

const wording = {
  is: 'is',
  is_not: 'is not',
  contains: 'contains',
  above: 'is above',
  below: 'is below',
} as const;

function ofAttribute({ attribute, action, from, to }: AttributeTrigger): string {
  const name = attribute === '*' ? 'any attribute' : attribute;
  switch (action) {
    case 'change':
      return `${name} changes`;
    case 'change_from_to':
      return `${name} changes from ${JSON.stringify(from)} to ${JSON.stringify(to)}`;
    case 'change_to':
      return `${name} changes to ${JSON.stringify(to)}`;
    case 'generated_as':
      return `${name} is generated${to === undefined ? '' : ` as ${JSON.stringify(to)}`}`;
  }
}
