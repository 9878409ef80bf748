const HOST = /^(?:(https?):\/\/)?([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?\/?$/i;

/**
 * The scheme, host and port that a text names, written as the origin of an address is: `api.example.com` is https on its
 * usual port. Undefined when it names none, or more than that.
 */
export function hostOrigin(text: string): string | undefined {
  const [, scheme = 'https', host, port] = HOST.exec(text.trim()) ?? [];
  if (host === undefined || !/[a-z0-9]/i.test(host) || Number(port ?? 1) > 65_535 || Number(port ?? 1) < 1)
    return undefined;
  const usual = scheme.toLowerCase() === 'http' ? 80 : 443;
  const shown = port === undefined || Number(port) === usual ? '' : `:${Number(port)}`;
  return `${scheme.toLowerCase()}://${host.toLowerCase()}${shown}`;
}
