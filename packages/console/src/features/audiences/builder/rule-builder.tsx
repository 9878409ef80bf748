import { useCallback, useEffect, useMemo, useRef, type ReactElement } from 'react';
import { forget } from '../../../ui/notify.ts';
import type { Vocabulary } from '../../../ui/rule/vocabulary.ts';
import { offerUndo } from '../../../ui/undo-notice.tsx';
import { placeOf, remove } from './edit.ts';
import { GroupBox } from './group-box.tsx';
import type { GroupNode, NodeIssue } from './node.ts';
import { addIdOf, BuilderProvider, focusOn, idOf, type BuilderTools } from './tools.ts';
import './builder.css';

interface RuleBuilderProps {
  readonly root: GroupNode;
  readonly vocabulary: Vocabulary;
  readonly self: string | undefined;
  readonly issues: ReadonlyMap<string, readonly NodeIssue[]>;
  readonly onChange: (root: GroupNode) => void;
}

/** A rule as groups of conditions, each of them changed where it stands. */
export function RuleBuilder({ root, vocabulary, self, issues, onChange }: RuleBuilderProps): ReactElement {
  const offered = useRef<{ readonly notice: string; readonly after: GroupNode }>(undefined);
  useEffect(() => {
    // What was removed can be brought back until something else is changed.
    if (offered.current !== undefined && offered.current.after !== root) {
      forget(offered.current.notice);
      offered.current = undefined;
    }
  }, [root]);
  useEffect(() => () => forget(offered.current?.notice), []);
  const apply = useCallback(
    (next: GroupNode, focus?: string): void => {
      onChange(next);
      if (focus !== undefined) focusOn(focus);
    },
    [onChange],
  );
  const tools = useMemo(
    (): BuilderTools => ({
      root,
      vocabulary,
      self,
      issues,
      apply,
      draw: drawGroup,
      remove: (key) => {
        const place = placeOf(root, key);
        if (place === undefined) return;
        const after = remove(root, key);
        const neighbour = place.group.nodes[place.index + 1] ?? place.group.nodes[place.index - 1];
        forget(offered.current?.notice);
        const notice = offerUndo('Removed.', () => apply(root, idOf(key)));
        offered.current = { notice, after };
        apply(after, neighbour === undefined ? addIdOf(root.key) : idOf(neighbour.key));
      },
    }),
    [root, vocabulary, self, issues, apply],
  );
  return (
    <BuilderProvider value={tools}>
      <GroupBox group={root} depth={0} event={undefined} />
    </BuilderProvider>
  );
}

function drawGroup(group: GroupNode, depth: number, event: string | undefined): ReactElement {
  return <GroupBox group={group} depth={depth} event={event} />;
}
