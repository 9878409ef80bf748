import type { Plant } from './lint-plants.ts';

const FEATURES = 'packages/console/src/features';

function importing(specifier: string): string {
  return `import * as it from '${specifier}';\n\nexport const planted: unknown = it;\n`;
}

/** What the console must not do, one file each. */
export const consolePlants: readonly Plant[] = [
  {
    what: 'a feature of the console importing another one',
    file: `${FEATURES}/one/sibling.ts`,
    text: importing('../two/rule.ts'),
    rule: 'causeway(may-import)',
    says: 'console/features/one may not import packages/console/src/features/two/rule.ts',
  },
  {
    what: 'shared pieces of the console importing a feature',
    file: 'packages/console/src/ui/planted.ts',
    text: importing('../features/one/rule.ts'),
    rule: 'causeway(may-import)',
    says: 'console/ui may not import',
  },
  {
    what: 'the console using Node',
    file: `${FEATURES}/one/node.ts`,
    text: importing('node:fs'),
    rule: 'causeway(may-import)',
    says: 'may not import node:fs',
  },
  {
    what: 'the console running the schemas of the contract',
    file: `${FEATURES}/one/schemas.ts`,
    text: importing('@causeway/contract/users'),
    rule: 'causeway(may-import)',
    says: 'may not import @causeway/contract/users',
  },
  {
    what: 'the console sending requests past its API client',
    file: `${FEATURES}/one/fetching.ts`,
    text: 'export const planted = async (url: string): Promise<unknown> => fetch(url);\n',
    rule: 'eslint(no-restricted-globals)',
    says: 'Speak to the hub through',
  },
  {
    what: 'the console turning text into HTML',
    file: `${FEATURES}/one/html.ts`,
    text: 'export const planted = (one: { innerHTML: string }, text: string): void => {\n  one.innerHTML = text;\n};\n',
    rule: 'eslint(no-restricted-properties)',
    says: 'innerHTML',
  },
  {
    what: 'the console turning text into HTML by React',
    file: `${FEATURES}/one/danger.tsx`,
    text: 'export const Planted = ({ text }: { text: string }): unknown => (\n  <p dangerouslySetInnerHTML={{ __html: text }} />\n);\n',
    rule: 'react(no-danger)',
  },
];
