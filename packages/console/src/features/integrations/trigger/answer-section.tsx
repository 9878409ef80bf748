import type { Json } from '@causeway/core/result/json';
import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Info, ListPlus, Plus } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { counted } from '../../../ui/count-text.ts';
import { endpointTest } from '../form/endpoint-test.tsx';
import { showField } from '../form/form-tools.ts';
import { ourAttributes } from '../insider/our-fields.ts';
import { Section } from '../insider/section.tsx';
import { answerGroups, rowsFor } from './answer-paths.ts';
import { useField, useJobTools } from './form-tools.ts';
import { newKey, type RowValues } from './job-values.ts';
import { MappingRow } from './mapping-row.tsx';
import { TextField } from './plain-fields.tsx';
import { FieldsField } from './told-section.tsx';

/** What the answers of the service become. */
export function AnswerSection(): ReactElement {
  return (
    <Section title="Answer" about="What the service answers becomes attributes of the customer.">
      <TextField name="stream" label="Stream" help="The name by which the answers are known." required />
      <FieldsField
        name="origin"
        label="Kept from the profile"
        required
        help="Fields that are put beside the answer, as origin.…: they say whom it is about."
        none="Choose at least one"
      />
      <MappingRows />
      <TooEarly />
    </Section>
  );
}

/** The test of an installed job shows what there is to map; until then answers would be lost. */
function TooEarly(): ReactElement | null {
  const { stored } = useJobTools();
  const { value: mapping } = useField('mapping');
  const { value: existing, change } = useField('existingUsers');
  if (stored !== undefined || mapping.length > 0 || !existing) return null;
  return (
    <Alert py="xs" color="yellow" icon={<Info size={16} />}>
      <Text size="sm">
        Existing users are looked up as soon as this is installed, and without rows their answers are lost. If
        you do not know the answers yet: install it without existing users, test it, add the rows, and switch
        them on then.{' '}
        <Anchor
          component="button"
          type="button"
          inherit
          c="inherit"
          td="underline"
          onClick={() => change(false)}
        >
          Switch existing users off
        </Anchor>
      </Text>
    </Alert>
  );
}

function MappingRows(): ReactElement {
  const tools = useJobTools();
  const { ours, stored } = tools;
  const { value: mapping, change, readOnly } = useField('mapping');
  const { value: origin } = useField('origin');
  const tested = useQuery({ ...endpointTest(stored?.id ?? 0), enabled: false });
  const answered = tested.data?.answered as Json | undefined;
  const sources = useMemo(() => answerGroups(answered, origin), [answered, origin]);
  const targets = useMemo(
    () => ourAttributes({ ...ours, attributes: ours.attributes.filter((one) => !one.read_only) }),
    [ours],
  );
  const computed = useMemo(
    () => new Set(ours.attributes.flatMap((one) => (one.read_only ? [one.name] : []))),
    [ours],
  );
  const offered = useMemo(() => rowsFor(answered, mapping, computed), [answered, mapping, computed]);
  const put = (index: number, row: RowValues): void =>
    change(mapping.map((one, at) => (at === index ? row : one)));
  return (
    <div>
      <Text size="xs" fw={600}>
        Mapping
      </Text>
      <Text size="xs" c="dimmed" mb={6}>
        A value of the answer, joined with dots, the attribute it becomes, and what stands there when there is
        none. {answered === undefined && 'Test the job to have the values of a real answer suggested here.'}
      </Text>
      {mapping.map((row, index) => (
        <MappingRow
          key={row.key}
          row={row}
          index={index}
          sources={sources}
          targets={targets}
          onChange={(next) => put(index, next)}
          onRemove={() => change(mapping.filter((_one, at) => at !== index))}
        />
      ))}
      {readOnly && mapping.length === 0 && <Text size="sm">None: answers change nothing.</Text>}
      {!readOnly && (
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => {
              change([...mapping, { key: newKey(), from: '', to: '', otherwise: '' }]);
              showField(tools, `mapping.${mapping.length}.from`);
            }}
          >
            Add row
          </Button>
          {offered.length > 0 && (
            <Button
              variant="default"
              leftSection={<ListPlus size={14} aria-hidden />}
              onClick={() => change([...mapping, ...offered])}
            >
              Add {counted(offered.length, 'row')} for the last answer
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}
