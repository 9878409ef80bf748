import { lazy, Suspense, use, type LazyExoticComponent, type ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import type { Kind } from './form/card.ts';
import type { EditForm } from './form/edit-form.tsx';
import type { InstallForm } from './form/install-form.tsx';
import { kindForm } from './kind-forms.ts';
import { SettingsSkeleton } from './settings-skeleton.tsx';

const Edit: LazyExoticComponent<typeof EditForm> = lazy(async () => ({
  default: (await import('./form/edit-form.tsx')).EditForm,
}));
const Install: LazyExoticComponent<typeof InstallForm> = lazy(async () => ({
  default: (await import('./form/install-form.tsx')).InstallForm,
}));
const Variants = lazy(async () => ({
  default: (await import('./install/install-variants.tsx')).InstallVariants,
}));

type EditProps = Omit<Parameters<typeof EditForm>[0], 'form'>;
type InstallProps = Omit<Parameters<typeof InstallForm>[0], 'form'>;

/** The settings of what is installed. */
export function EditKind(props: EditProps): ReactElement {
  return (
    <Suspense fallback={<SettingsSkeleton />}>
      <EditLoaded {...props} />
    </Suspense>
  );
}

function EditLoaded(props: EditProps): ReactElement {
  return <Edit {...props} form={use(kindForm(props.kind.key))} />;
}

/** The form of what is not installed yet. Where there are ways to install it, they are what is asked first. */
export function InstallKind(props: InstallProps): ReactElement {
  return (
    <Suspense fallback={<SettingsSkeleton />}>
      <InstallLoaded {...props} />
    </Suspense>
  );
}

function InstallLoaded(props: InstallProps): ReactElement {
  const form = use(kindForm(props.kind.key));
  return hasVariants(props.kind) ? (
    <Variants kind={props.kind} name={props.name} form={form} />
  ) : (
    <Install {...props} form={form} />
  );
}

/** Starters are variants that are chosen before the form is opened. */
function hasVariants({ variants, starters }: Kind): boolean {
  return variants.length > 1 && starters.length === 0;
}

/** The kind of an integration, as the catalog has it. */
export function kindOf(
  kinds: Answer<'GET /v1/admin/integration-catalog'> | undefined,
  key: string,
): Kind | undefined {
  return kinds?.data.find((kind) => kind.key === key);
}
