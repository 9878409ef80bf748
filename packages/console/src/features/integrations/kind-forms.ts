import type { KindForm } from './form/kind-form.ts';

/** What kinds add to the forms that their cards draw. A kind that is not among them has a form all the same. */
const FORMS: Readonly<Record<string, () => Promise<KindForm>>> = {
  insider: async () => (await import('./insider/insider-kind.tsx')).INSIDER_KIND,
  custom: async () => (await import('./custom/custom-kind.tsx')).CUSTOM_KIND,
  audience_trigger: async () => (await import('./trigger/job-kinds.tsx')).TRIGGER_KIND,
  enrichment: async () => (await import('./trigger/job-kinds.tsx')).ENRICHMENT_KIND,
};

const asked = new Map<string, Promise<KindForm>>();

/** Always the same promise for a kind, so that it can be waited for while something is drawn. */
export function kindForm(kind: string): Promise<KindForm> {
  const known = asked.get(kind);
  if (known !== undefined) return known;
  const form = Object.hasOwn(FORMS, kind) ? FORMS[kind]?.() : undefined;
  const promise = form ?? Promise.resolve({});
  // What could not be loaded is asked for again the next time.
  promise.catch(() => asked.delete(kind));
  asked.set(kind, promise);
  return promise;
}
