import type { InsiderSettings } from '@causeway/core/insider/settings/settings';
import { SimpleGrid, Table, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { WideTable } from '../../../ui/wide-table.tsx';
import { eventsByTarget } from './variant-words.ts';

interface VariantMappingProps {
  readonly label: string;
  readonly settings: InsiderSettings;
}

/** What each event and each attribute of Insider is made of. */
export function VariantMapping({ label, settings }: VariantMappingProps): ReactElement {
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Mapping
        title="Events"
        label={`Events of ${label}`}
        ours="Any of ours"
        rows={eventsByTarget(settings).map(({ to, from, perLine }) => ({
          to,
          from,
          note: perLine ? ', one for each line' : '',
        }))}
      />
      <Mapping
        title="Attributes"
        label={`Attributes of ${label}`}
        ours="The first of ours that has a value"
        rows={settings.profile.map(({ from, to, custom }) => ({
          to: custom ? `custom.${to}` : to,
          from: typeof from === 'string' ? [from] : from,
          note: '',
        }))}
      />
    </SimpleGrid>
  );
}

interface MappingProps {
  readonly title: string;
  readonly label: string;
  /** Head of the column of names here. */
  readonly ours: string;
  readonly rows: readonly { readonly to: string; readonly from: readonly string[]; readonly note: string }[];
}

function Mapping({ title, label, ours, rows }: MappingProps): ReactElement {
  return (
    <div>
      <Title order={3}>{title}</Title>
      <WideTable label={label} minWidth={300}>
        <Table verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>In Insider</Table.Th>
              <Table.Th>{ours}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ to, from, note }) => (
              <Table.Tr key={`${to}${note}`} style={{ verticalAlign: 'top' }}>
                <Table.Td>
                  <span className="mono">{to}</span>
                  {note}
                </Table.Td>
                <Table.Td className="mono" style={{ overflowWrap: 'anywhere' }}>
                  {from.join(', ')}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </div>
  );
}
