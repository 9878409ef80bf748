import type { Exchange } from './link.ts';

interface Body {
  readonly users?: readonly unknown[];
}

interface Answer {
  readonly data?: { readonly fail?: { readonly errors?: Readonly<Record<string, unknown>> } };
}

/**
 * What an Insider that starts anew has to be told of a request that the one before answered: all that it took, and nobody
 * whom it refused. Undefined: it took nothing.
 */
export function toldAgain({
  body,
  status,
  answer,
}: Pick<Exchange, 'body' | 'status' | 'answer'>): string | undefined {
  if (status !== 200) return undefined;
  const errors = (JSON.parse(answer) as Answer).data?.fail?.errors ?? {};
  const refused = new Set(
    Object.keys(errors).flatMap((key) => {
      const index = /^users\.(\d+)\./.exec(key)?.[1];
      return index === undefined ? [] : [Number(index)];
    }),
  );
  if (refused.size === 0) return body;
  const said = JSON.parse(body) as Body;
  const users = (said.users ?? []).filter((_, index) => !refused.has(index));
  return users.length === 0 ? undefined : JSON.stringify({ ...said, users });
}
