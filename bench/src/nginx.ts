import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Running } from './processes.ts';
import { freePort, isInstalled, startProgram } from './programs.ts';

/** nginx that has read the body whole before it answers 200, keeps nothing of it, and writes its access log. */
export interface Nginx extends Running {
  readonly url: string;
}

/** Nothing when nginx is not installed. */
export async function startNginx(): Promise<Nginx | undefined> {
  if (!isInstalled('nginx')) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'causeway-bench-nginx-'));
  const port = await freePort();
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port));
  // The log of errors is named here too: before it reads its configuration nginx would open the one it was built with.
  const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')];
  const running = await startProgram('nginx', args, { host: '127.0.0.1', port });
  return {
    ...running,
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A plain `return 200` answers without waiting for the body. A mirror has it read first; then comes a handler that
 * refuses every POST at no cost, and its refusal is turned into the answer. One process, as the others have.
 */
function configuration(folder: string, port: number): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join('\n  ');
  return `
daemon off;
master_process off;
pid ${join(folder, 'nginx.pid')};
events { worker_connections 512; }
http {
  ${temporary}
  access_log ${join(folder, 'access.log')} combined;
  default_type application/json;
  keepalive_requests 1000000000;
  client_max_body_size 8m;
  client_body_buffer_size 1m;
  client_body_in_file_only off;
  server {
    listen 127.0.0.1:${port};
    location / {
      empty_gif;
      mirror /read;
      mirror_request_body on;
      error_page 405 =200 @taken;
    }
    location = /read { internal; access_log off; return 204; }
    location @taken { return 200 '{"success":true}'; }
  }
}
`;
}
