import { invalid, pointer, pointerOf, Refused, type Complaint } from '@causeway/contract/problem';
import type { Json } from '@causeway/core/result/json';
import { checkWebhook } from '@causeway/core/webhook/check-definition';
import type { WebhookDefinition } from '@causeway/core/webhook/definition';
import type { WebhookIssue } from '@causeway/core/webhook/findings';
import { secretsNeeded } from '@causeway/core/webhook/secrets-needed';
import type { WebhookModel } from '@causeway/core/webhook/webhook-model';

/** A definition with defaults in place. Throws a 422 that names every place when something is wrong with it. */
export function checkedDefinition(given: unknown, model: WebhookModel): WebhookDefinition {
  const { definition, issues } = checkWebhook(given as Json, model);
  if (issues.length > 0) throw invalid(issues.map(complaintOf));
  return definition;
}

/** Throws a 422 for values of secrets that the definition does not name: they would be kept for nothing. */
export function checkSecretNames(definition: WebhookDefinition, names: readonly string[]): void {
  const known = secretsNeeded(definition);
  const complaints = names
    .filter((name) => !known.includes(name))
    .map((name) => ({
      pointer: `/secrets${pointer([name])}`,
      code: 'unknown_secret',
      message: `Nothing in the definition uses a secret called "${name}".`,
      hint: known.length === 0 ? 'It uses none.' : `It uses: ${known.join(', ')}.`,
    }));
  if (complaints.length > 0) throw invalid(complaints);
}

/** Throws a 409 that names what an active webhook could not do without. */
export function checkSecretsSet(definition: WebhookDefinition, set: readonly string[]): void {
  const missing = secretsNeeded(definition).filter((name) => !set.includes(name));
  if (missing.length === 0) return;
  throw new Refused(
    409,
    'secrets_missing',
    `It cannot be active without its secrets: ${missing.join(', ')}. Nobody would get in.`,
    missing.map((name) => ({
      pointer: `/secrets${pointer([name])}`,
      code: 'secret_missing',
      message: `The secret "${name}" is not set.`,
      hint: 'Set its value, or take its name out of the definition.',
    })),
  );
}

/** Throws a 409 when a stored definition fits the workspace no more. */
export function checkStillValid(definition: WebhookDefinition, model: WebhookModel): void {
  const { issues } = checkWebhook(definition as unknown as Json, model);
  const [first] = issues;
  if (first === undefined) return;
  throw new Refused(409, 'not_valid', `It has to be mended first. ${first.message}`, issues.map(complaintOf));
}

function complaintOf({ field, code, message, hint, fix }: WebhookIssue): Complaint {
  return {
    pointer: pointerOf('/definition', field),
    code,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(fix === undefined ? {} : { fix }),
  };
}
