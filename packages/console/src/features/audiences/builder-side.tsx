import type { FilterFault } from '@causeway/core/audience/language/filter-fault';
import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { CircleAlert, MessageSquareText } from 'lucide-react';
import { useCallback, useMemo, useState, type ReactElement } from 'react';
import type { CodePlace } from '../../ui/code-area.tsx';
import { RuleBuilder } from './builder/rule-builder.tsx';
import { RuleInWords } from './builder/rule-in-words.tsx';
import type { GroupNode } from './builder/node.ts';
import { placedIssues, type RuleIssue } from './issue-places.ts';
import { held, readText, textOf, type ReadText } from './rule-text.ts';
import type { RuleUse } from './use-rule.ts';

interface BuilderSideProps {
  readonly rule: RuleUse;
  readonly stored: string;
  readonly self: string | undefined;
  readonly readOnly: boolean;
  readonly onText: (text: string) => void;
  readonly onShowText: (place: CodePlace | undefined) => void;
}

/** The text as conditions. What is changed here is written as text at once. */
export function BuilderSide(props: BuilderSideProps): ReactElement {
  const { stored, self, readOnly, onText, onShowText } = props;
  const { read, vocabulary, ready, issues } = props.rule;
  const [shown, setShown] = useState(() => held(read));
  /** The text with the comments that a change here has cost. */
  const [commented, setCommented] = useState<string>();
  let now = shown;
  if (now?.text !== read.text) {
    // Somebody else than the builder changed the text.
    now = held(read);
    if (now !== shown) {
      setShown(now);
      setCommented(undefined);
    }
  }
  const { alias, hasComments, text, fault } = read;
  const change = useCallback(
    (root: GroupNode): void => {
      const next = textOf(root, alias, [stored]);
      const kept = readText(next).hasComments;
      if (kept) setCommented(undefined);
      else if (hasComments) setCommented(text);
      setShown({ text: next, root });
      onText(next);
    },
    [alias, stored, hasComments, text, onText],
  );
  const root = now?.root;
  const placed = useMemo(
    () =>
      root === undefined ? undefined : placedIssues(root, fault === undefined ? issues : [faultIssue(fault)]),
    [root, issues, fault],
  );
  if (root === undefined || placed === undefined) return <Unreadable read={read} onShowText={onShowText} />;
  if (!ready) return <Skeleton h={120} />;
  if (readOnly) return <RuleInWords root={root} vocabulary={vocabulary} />;
  return (
    <Stack gap="sm">
      {hasComments && (
        <Alert color="gray" variant="light" icon={<MessageSquareText size={18} />} p="xs">
          <Text size="sm">
            The text has comments. They are kept until you change something here: then the text is written
            anew, without them.
          </Text>
        </Alert>
      )}
      {commented !== undefined && (
        <Alert color="gray" variant="light" icon={<MessageSquareText size={18} />} p="xs">
          <Text size="sm">The comments of the text are gone with this change.</Text>
          <Button
            variant="default"
            mt={6}
            onClick={() => {
              setCommented(undefined);
              onText(commented);
            }}
          >
            Go back to the text with its comments
          </Button>
        </Alert>
      )}
      {root.nodes.length === 0 && (
        <Text size="sm" c="dimmed">
          No condition yet. Begin with something that is known of customers, something they did, or another
          audience.
        </Text>
      )}
      <RuleBuilder root={root} vocabulary={vocabulary} self={self} issues={placed} onChange={change} />
    </Stack>
  );
}

/** What the builder shows can be more than a rule may be. */
function faultIssue({ code, message, hint }: FilterFault): RuleIssue {
  return { code, severity: 'error', message, ...(hint === undefined ? {} : { hint }) };
}

interface UnreadableProps {
  readonly read: ReadText;
  readonly onShowText: (place: CodePlace | undefined) => void;
}

/** The text says no rule: where it breaks off, and the way there. */
function Unreadable({ read: { fault }, onShowText }: UnreadableProps): ReactElement {
  return (
    <Alert
      color="red"
      variant="light"
      icon={<CircleAlert size={18} />}
      title="The text cannot be shown as conditions yet"
    >
      <Text size="sm">
        {fault === undefined
          ? ''
          : `Line ${fault.line}, column ${fault.column}: ${fault.message} ${fault.hint ?? ''}`}
      </Text>
      <Button
        variant="default"
        mt="xs"
        onClick={() =>
          onShowText(fault === undefined ? undefined : { line: fault.line, column: fault.column })
        }
      >
        Show it in the text
      </Button>
    </Alert>
  );
}
