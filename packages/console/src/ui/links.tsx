import {
  Anchor,
  Button,
  NavLink,
  type AnchorProps,
  type ButtonProps,
  type NavLinkProps,
} from '@mantine/core';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import { forwardRef, type AnchorHTMLAttributes } from 'react';

type LinkAttributes<P> = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof P>;

const AnchorBase = forwardRef<HTMLAnchorElement, AnchorProps & LinkAttributes<AnchorProps>>((props, ref) => (
  <Anchor ref={ref} {...props} />
));
const ButtonBase = forwardRef<HTMLAnchorElement, ButtonProps & LinkAttributes<ButtonProps>>((props, ref) => (
  <Button component="a" ref={ref} {...props} />
));
const NavBase = forwardRef<HTMLAnchorElement, NavLinkProps & LinkAttributes<NavLinkProps>>((props, ref) => (
  <NavLink component="a" ref={ref} {...props} />
));
AnchorBase.displayName = 'AnchorBase';
ButtonBase.displayName = 'ButtonBase';
NavBase.displayName = 'NavBase';

/** Links inside the console, as text, as a button, and in the navigation. */
export const TextLink: LinkComponent<typeof AnchorBase> = createLink(AnchorBase);
export const ButtonLink: LinkComponent<typeof ButtonBase> = createLink(ButtonBase);
export const NavItem: LinkComponent<typeof NavBase> = createLink(NavBase);
