import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What to do when one of these packages of `bench/package.json` is not installed. */
export function missingPackage(...names: readonly string[]): string | undefined {
  const name = names.find((one) => !isThere(one));
  return name === undefined ? undefined : `${name} is not installed: run npm install in bench/`;
}

function isThere(name: string): boolean {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}
