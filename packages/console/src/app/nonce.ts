/** The page's nonce: styles that are made while it runs carry it, so that the policy lets them in. */
export function styleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce ?? '';
}
