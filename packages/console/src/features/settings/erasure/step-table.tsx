import { Paper, Table, Text, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import { IssueList } from '../../../ui/issue-list.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { TableBox } from '../../../ui/table-box.tsx';
import { When } from '../../../ui/when.tsx';
import { stepResult, stepWord, type ErasureStep } from './step-words.ts';

/** What was deleted where, step by step, and what each met. */
export function StepTable({ steps }: { readonly steps: readonly ErasureStep[] }): ReactElement {
  return (
    <Paper p={0} bg="var(--cw-surface)">
      <TableBox label="Steps" minWidth={560}>
        <Table layout="fixed" verticalSpacing={6}>
          <caption>
            <VisuallyHidden>Steps of the erasure</VisuallyHidden>
          </caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Where</Table.Th>
              <Table.Th w={90}>State</Table.Th>
              <Table.Th w={130}>Deleted</Table.Th>
              <Table.Th w={160}>When</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {steps.map((step) => {
              const { label, about } = stepWord(step);
              return (
                <Table.Tr key={`${step.kind} ${step.integration?.id ?? ''}`} style={{ verticalAlign: 'top' }}>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>
                    {label}
                    <Text size="xs" c="dimmed">
                      {about}
                    </Text>
                    {step.issue !== null && <IssueList issues={[step.issue]} />}
                  </Table.Td>
                  <Table.Td>
                    <StateBadge state={step.state} />
                  </Table.Td>
                  <Table.Td>{stepResult(step)}</Table.Td>
                  <Table.Td>{step.at === null ? '–' : <When at={step.at} />}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </TableBox>
    </Paper>
  );
}
