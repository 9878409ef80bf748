import { createLink, useLocation, type LinkComponent } from '@tanstack/react-router';
import {
  useEffect,
  useRef,
  type AnchorHTMLAttributes,
  type ReactElement,
  type ReactNode,
  type Ref,
} from 'react';
import './tab-links.css';

/** Tabs that are places with an address: they can be opened elsewhere, and the way back works. */
export function TabLinks({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactElement {
  const nav = useRef<HTMLElement>(null);
  const { href } = useLocation();
  useEffect(() => {
    // Where tabs are wider than the screen, the one that is shown is in sight, whatever the address was before.
    if (href !== '')
      nav.current
        ?.querySelector('[aria-current="page"]')
        ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [href]);
  return (
    <nav ref={nav} className="cw-tabs" aria-label={label}>
      {children}
    </nav>
  );
}

interface TabBaseProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly word: string;
  /** After the word, such as a count. Its place is kept while there is none: say `false` then. */
  readonly mark?: ReactNode;
  readonly ref?: Ref<HTMLAnchorElement>;
}

function TabBase({ word, mark, ...rest }: TabBaseProps): ReactElement {
  return (
    <a {...rest} className="cw-tab">
      <span data-word={word}>{word}</span>
      {mark !== undefined && <span className="cw-tab-mark">{mark}</span>}
    </a>
  );
}

const Made: LinkComponent<typeof TabBase> = createLink(TabBase);

/** One of them. Its active state comes from the address. */
export const TabLink: LinkComponent<typeof TabBase> = ((props: object) => (
  <Made
    {...(props as Parameters<typeof Made>[0])}
    activeProps={{ 'data-active': true, 'aria-current': 'page' } as object}
  />
)) as LinkComponent<typeof TabBase>;
