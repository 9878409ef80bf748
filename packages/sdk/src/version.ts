/** Who sent an event: `context.library`. A test keeps the version equal to that of the package. */
export const LIBRARY: { readonly name: string; readonly version: string } = {
  name: '@causeway/sdk',
  version: '0.1.0',
};
