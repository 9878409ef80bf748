interface TrustedTypes {
  readonly createPolicy: (name: string, rules: { readonly createHTML: (text: string) => string }) => unknown;
}

/**
 * The page's content policy lets no text become HTML, except through this gate. Mantine writes its style sheets this
 * way; they hold no `<`, and a text without one can make no element.
 */
export function guardHtml(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createHTML: (text) => {
      if (text.includes('<')) throw new TypeError('No text may become HTML here.');
      return text;
    },
  });
}
