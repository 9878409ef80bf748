import type { ActiveWebhook } from '@causeway/core/webhook/choose-webhooks';
import type { JudgeOptions } from '@causeway/core/webhook/compile-webhook';

/** An active webhook, ready for traffic. */
export interface Hook extends ActiveWebhook {
  readonly workspace: number;
  readonly source: number;
}

/** The same hook, for requests whose sender proved itself before: see `JudgeOptions.trusted`. */
export function trusting(hook: Hook): Hook {
  const { webhook } = hook;
  const trusted: JudgeOptions = { trusted: true };
  return {
    ...hook,
    webhook: {
      ...webhook,
      passes: (request) => webhook.passes(request, trusted),
      authenticate: (request) => webhook.authenticate(request, trusted),
      matches: (request) => webhook.matches(request, trusted),
      judge: (request, options) => webhook.judge(request, { ...options, ...trusted }),
    },
  };
}
