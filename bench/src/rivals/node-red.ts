import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { start } from '../processes.ts';
import { freePort, reachable } from '../programs.ts';
import type { Entry } from './contender.ts';
import { missingPackage } from './missing-package.ts';
import { nodeRedFlow } from './node-red-flow.ts';

const KEY = 'bench';

/** Node-RED without its editor, on a flow of http in, function and http request. What it accepted is in memory only. */
export const nodeRed: Entry = {
  name: 'Node-RED',
  missing: () => missingPackage('node-red'),
  start: async (farSide) => {
    const folder = mkdtempSync(join(tmpdir(), 'causeway-bench-node-red-'));
    const port = await freePort();
    const settings = join(folder, 'settings.cjs');
    writeFileSync(settings, settingsText(folder, port));
    writeFileSync(join(folder, 'flows.json'), JSON.stringify(nodeRedFlow(farSide, KEY)));
    const running = await start(program(), ['--settings', settings, '--userDir', folder]);
    await reachable({ host: '127.0.0.1', port }, () => undefined);
    return {
      url: `http://127.0.0.1:${port}`,
      key: KEY,
      cpuSeconds: running.cpuSeconds,
      stop: async () => {
        await running.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

function program(): string {
  const main = createRequire(import.meta.url).resolve('node-red/package.json');
  return join(dirname(main), 'red.js');
}

/** The mapping is given to the function node as it is; `require` of a module in TypeScript is plain Node. */
function settingsText(folder: string, port: number): string {
  return `module.exports = {
  uiHost: '127.0.0.1',
  uiPort: ${port},
  httpAdminRoot: false,
  userDir: ${JSON.stringify(folder)},
  flowFile: 'flows.json',
  credentialSecret: false,
  apiMaxLength: '8mb',
  telemetry: { enabled: false, updateNotification: false },
  externalModules: { autoInstall: false, palette: { allowInstall: false, allowUpload: false } },
  functionGlobalContext: require(${JSON.stringify(join(import.meta.dirname, 'insider-user.ts'))}),
  logging: { console: { level: 'info', metrics: false, audit: false } },
};
`;
}
