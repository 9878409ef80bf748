import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useCell } from '../../../ui/cell.ts';
import { valueAt } from './at-path.ts';
import { placeOf, type CardField, type Kind } from './card.ts';
import { useCardTools } from './card-tools.ts';
import { ConsentSection } from './consent-section.tsx';
import { FieldGroup, topFields } from './drawn-fields.tsx';
import { Folded } from './folded.tsx';
import { heldValue } from './held.ts';
import type { Editing, KindForm } from './kind-form.ts';
import { TextField } from './plain-fields.tsx';
import { Section } from './section.tsx';

interface DrawnSectionsProps {
  readonly kind: Kind;
  readonly form: Pick<KindForm, 'begins' | 'ends'>;
  /** Of something installed. */
  readonly editing?: Editing;
  /** What is asked about consent, whatever the kind. */
  readonly consent: Omit<Parameters<typeof ConsentSection>[0], 'children'>;
  /** Fields that stand elsewhere, and with them the label of the integration. */
  readonly without?: readonly CardField[];
}

const CONSENT = 'Consent';

/** The form of a kind, as its card tells it. Consent is last where the card has no section about it. */
export function DrawnSections(props: DrawnSectionsProps): ReactElement {
  const { kind, form, editing, consent, without } = props;
  const bySection = Map.groupBy(
    topFields(kind.fields, kind.fields).filter((field) => without?.includes(field) !== true),
    ({ section }) => section,
  );
  const { begins = {}, ends = {} } = form;
  return (
    <>
      {kind.sections.map(({ title, about, folded }, index) => {
        const drawn = <FieldGroup fields={bySection.get(title) ?? []} />;
        if (title === CONSENT)
          return (
            <ConsentSection key={title} {...consent}>
              {drawn}
            </ConsentSection>
          );
        const [Begin, End] = [begins[title], ends[title]];
        const content = (
          <>
            {index === 0 && without === undefined && <NameField />}
            {Begin !== undefined && <Begin integration={editing?.integration} />}
            {drawn}
            {End !== undefined && editing !== undefined && <End {...editing} />}
          </>
        );
        const all = kind.fields.filter(({ section }) => section === title);
        return folded ? (
          <Folded
            key={title}
            title={title}
            about={<About about={about} fields={all} />}
            places={all.map(placeOf)}
          >
            {content}
          </Folded>
        ) : (
          <Section key={title} title={title} id={idOfSection(title)} about={about}>
            {content}
          </Section>
        );
      })}
      {!kind.sections.some(({ title }) => title === CONSENT) && <ConsentSection {...consent} />}
    </>
  );
}

/** What the integration is called, which every kind has. */
export function NameField(): ReactElement {
  return <TextField name="name" label="Label" help="As it is called in this hub." required />;
}

/** Links lead there. */
function idOfSection(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}

interface AboutProps {
  readonly about: string;
  readonly fields: readonly CardField[];
}

/** What is in a closed section, and which of it is not as it is by itself. */
function About({ about, fields }: AboutProps): ReactElement {
  const tools = useCardTools();
  const changed = useCell(tools.values, (held) =>
    topFields(tools.fields, fields)
      .filter((field) => field.type !== 'secret')
      .filter((field) => !alike(valueAt(held, placeOf(field)), heldValue(tools, field, undefined)))
      .map(({ label }) => label)
      .join(', '),
  );
  return (
    <>
      {about}
      {changed !== '' && (
        <Text span inherit display="block">
          Set here: {changed}.
        </Text>
      )}
    </>
  );
}

function alike(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
