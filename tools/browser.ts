/**
 * The browser that the end-to-end tests drive. As a script (`node tools/browser.ts`) it sees to it that there is one:
 * an installed one, else Playwright's, else Debian's package when run as root. Exit code 1, with what to do, when none
 * can be had.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
];

/** Quiet and offline: a test's browser talks to nobody but the hub. */
export const BROWSER_ARGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of a Chromium that can be started; undefined when there is none. `CAUSEWAY_BROWSER` names another one. */
export function findBrowser(): string | undefined {
  const named = process.env['CAUSEWAY_BROWSER'];
  if (named !== undefined && named !== '') return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter).concat('/usr/bin');
  const installed = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...installed, ...PLACES, chromium.executablePath()].find(canRun);
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run(command: string, ...args: readonly string[]): boolean {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 600_000,
  });
  return status === 0;
}

function provide(): string | undefined {
  const found = findBrowser();
  if (found !== undefined) return found;
  console.log('browser: none is installed; trying to get one');
  const cli = join(import.meta.dirname, '../node_modules/playwright-core/cli.js');
  if (run(process.execPath, cli, 'install', '--only-shell', 'chromium')) {
    const theirs = findBrowser();
    if (theirs !== undefined) return theirs;
  }
  if (process.getuid?.() === 0 && run('apt-get', 'update', '-qq'))
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium');
  return findBrowser();
}

if (import.meta.main) {
  const path = provide();
  if (path === undefined) {
    console.error(
      'browser: the end-to-end tests need a Chromium and none could be had.\n' +
        '  Install one ("apt-get install chromium", or "npx playwright-core install chromium"),\n' +
        '  or name one: CAUSEWAY_BROWSER=/path/to/chromium npm test',
    );
    process.exitCode = 1;
  } else {
    console.log(`browser: ${path}`);
  }
}
