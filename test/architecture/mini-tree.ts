import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const REPO = resolve(import.meta.dirname, '../..');
const PACKAGES = ['core', 'jsonnet', 'contract', 'server', 'sandbox', 'cli', 'sdk'];
const GATES = [
  '.gitignore',
  '.oxlintrc.json',
  '.prettierignore',
  '.prettierrc.json',
  'knip.json',
  'package.json',
  'tools',
  'tsconfig.base.json',
  'tsconfig.json',
  'tsconfig.knip.json',
  'tsconfig.test.json',
  'vitest.config.ts',
  ...PACKAGES.flatMap((name) => [`packages/${name}/package.json`, `packages/${name}/tsconfig.json`]),
];

export interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly stdout: string;
}

/** A tree in a temporary folder, with this repository's gates and dependencies and only the sources one plants in it. */
export interface MiniTree {
  readonly plant: (files: Readonly<Record<string, string>>) => void;
  /** Runs a tool of the repository in the tree, as npm would. */
  readonly run: (tool: string, ...args: readonly string[]) => Outcome;
  readonly remove: () => void;
}

export function createMiniTree(): MiniTree {
  const root = mkdtempSync(join(tmpdir(), 'causeway-planted-'));
  for (const path of GATES) cpSync(join(REPO, path), join(root, path), { recursive: true });
  for (const name of PACKAGES) mkdirSync(join(root, 'packages', name, 'src'), { recursive: true });
  linkDependencies(root);
  return {
    plant(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
    },
    run(tool, ...args) {
      const bin = join(REPO, 'node_modules/.bin');
      const command = existsSync(join(bin, tool)) ? join(bin, tool) : tool;
      const env = {
        ...process.env,
        PATH: `${bin}:${process.env['PATH'] ?? ''}`,
        NO_COLOR: '1',
        FORCE_COLOR: '0',
      };
      const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', env });
      return { code: status, output: `${stdout}\n${stderr}`, stdout };
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** The registry's packages come from the repository, our own from the tree itself. */
function linkDependencies(root: string): void {
  const own = join(root, 'node_modules/@causeway');
  mkdirSync(own, { recursive: true });
  for (const entry of readdirSync(join(REPO, 'node_modules'))) {
    if (entry === '@causeway' || entry === '.vite' || entry === '.package-lock.json') continue;
    symlinkSync(join(REPO, 'node_modules', entry), join(root, 'node_modules', entry));
  }
  for (const name of PACKAGES) symlinkSync(join(root, 'packages', name), join(own, name));
}
