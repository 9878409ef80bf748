import type { ReactElement, ReactNode } from 'react';
import type { KindForm } from './kind-form.ts';
import type { Integration } from './save-rules.ts';

interface AroundProps {
  readonly form: Pick<KindForm, 'Around'>;
  readonly integration?: Integration | undefined;
  readonly children: ReactNode;
}

/** What a kind puts around its form, where it does. */
export function AroundForm({ form: { Around }, integration, children }: AroundProps): ReactElement {
  return Around === undefined ? <>{children}</> : <Around integration={integration}>{children}</Around>;
}
