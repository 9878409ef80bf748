/** A file that was found. */
export interface Imported {
  /** By what name errors speak of it, and imports in it are resolved. The same name is the same file. */
  readonly name: string;
  /** A text, or the bytes of one: only bytes need `importbin` of what is no UTF-8. */
  readonly content: string | Uint8Array;
}

/**
 * Finds what `import "path"` in the file `from` means; undefined when there is no such file. What it throws becomes
 * an error of the program, with its message as the reason.
 */
export type ImportResolver = (path: string, from: string) => Imported | undefined;

/**
 * Files by their names, `/` between folders: relative to the folder of the importing file, as the references resolve
 * them, then by the whole path.
 */
export function importsFrom(files: Readonly<Record<string, string | Uint8Array>>): ImportResolver {
  return (path, from) => {
    if (path === '') throw new Error('the empty string is not a valid filename');
    if (path.endsWith('/')) throw new Error('attempted to import a directory');
    const beside = from.slice(0, from.lastIndexOf('/') + 1) + path;
    const name = [path.startsWith('/') ? path : beside, path].find((one) => Object.hasOwn(files, one));
    const content = name === undefined ? undefined : files[name];
    return name === undefined || content === undefined ? undefined : { name, content };
  };
}
