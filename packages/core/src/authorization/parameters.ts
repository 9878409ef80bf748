export type Parameter = readonly [name: string, value: string];

/**
 * Parameters as people write them: `k=v&k2=v2`, or one per line. Percent-encodings are undone; a plus is a plus, because
 * that is what it is in a key that somebody pastes.
 */
export function parseParameters(text: string): readonly Parameter[] {
  return text
    .trim()
    .replace(/^\?/, '')
    .split(/[&\r\n]+/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const at = part.indexOf('=');
      return at < 0
        ? ([plain(part.trim()), ''] as const)
        : ([plain(part.slice(0, at).trim()), plain(part.slice(at + 1).trim())] as const);
    });
}

/** Why a text cannot be used as parameters; undefined when it can. */
export function parametersFault(text: string): string | undefined {
  const found = parseParameters(text);
  const whole = found.length > 0 && found.every(([name, value]) => name !== '' && isLine(name + value));
  return whole && text.split(/[&\r\n]+/).every((part) => part.trim() === '' || part.includes('='))
    ? undefined
    : 'Write name=value, and an ampersand between two of them.';
}

/** As it stands in an address. */
export function formatParameters(parameters: readonly Parameter[]): string {
  return parameters.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
}

/** The address with these parameters. One of the same name that it has already gives way. */
export function withParameters(url: string, parameters: readonly Parameter[]): string {
  if (parameters.length === 0) return url;
  const at = url.indexOf('?');
  const base = at < 0 ? url : url.slice(0, at);
  const names = new Set(parameters.map(([name]) => name));
  const others = (at < 0 ? '' : url.slice(at + 1))
    .split('&')
    .filter((part) => part !== '' && !names.has(plain(part.split('=', 1)[0]?.replaceAll('+', ' ') ?? '')));
  return `${base}?${[...others, formatParameters(parameters)].join('&')}`;
}

export function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isLine(text: string): boolean {
  return !/\p{Cc}/u.test(text);
}
