import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import { forget } from '../../../ui/notify.ts';
import type { Vocabulary } from '../../../ui/rule/vocabulary.ts';
import { offerUndo } from '../../../ui/undo-notice.tsx';
import { placeOf, remove } from './edit.ts';
import { GroupBox } from './group-box.tsx';
import type { GroupNode, NodeIssue } from './node.ts';
import { offersOf } from './offers.ts';
import { addIdOf, BuilderProvider, focusOn, idOf, IssuesProvider, type BuilderTools } from './tools.ts';
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
  const latest = useRef({ root, onChange });
  useEffect(() => {
    latest.current = { root, onChange };
  }, [root, onChange]);
  const tools = useMemo((): BuilderTools => {
    const now = (): GroupNode => latest.current.root;
    const apply = (next: GroupNode, focus?: string): void => {
      const tell = latest.current.onChange;
      // What is done next is done to this, also before it is drawn.
      latest.current = { root: next, onChange: tell };
      tell(next);
      if (focus !== undefined) focusOn(focus);
    };
    return {
      vocabulary,
      offers: offersOf(vocabulary, self),
      root: now,
      apply,
      draw: drawGroup,
      remove: (key) => {
        const before = now();
        const place = placeOf(before, key);
        if (place === undefined) return;
        const after = remove(before, key);
        const neighbour = place.group.nodes[place.index + 1] ?? place.group.nodes[place.index - 1];
        forget(offered.current?.notice);
        const notice = offerUndo('Removed.', () => apply(before, idOf(key)));
        offered.current = { notice, after };
        apply(after, neighbour === undefined ? addIdOf(before.key) : idOf(neighbour.key));
      },
    };
  }, [vocabulary, self]);
  return (
    <BuilderProvider value={tools}>
      <IssuesProvider value={issues}>
        <GroupBox group={root} depth={0} event={undefined} fixed />
      </IssuesProvider>
    </BuilderProvider>
  );
}

function drawGroup(group: GroupNode, depth: number, event: string | undefined, fixed = false): ReactElement {
  return <GroupBox group={group} depth={depth} event={event} fixed={fixed} />;
}
