/**
 * Brings a database to today's schema and is cut off on the way, as by a power failure: when the migration of that number
 * has run and is not committed yet. Usage: node cut-migration.ts DATABASE NUMBER
 */
import { Connection } from '@causeway/server/adapters/sqlite/connection';
import { migrate } from '@causeway/server/adapters/sqlite/migrate';
import { Turnstile } from '@causeway/server/adapters/sqlite/turnstile';

const [path = '', number = ''] = process.argv.slice(2);
const connection = new Connection(path, new Turnstile());
const done = connection.prepare('SELECT max(number) FROM migrations');
const exec = connection.exec.bind(connection);
connection.exec = (sql) => {
  exec(sql);
  const isFile = !sql.startsWith('CREATE TABLE IF NOT EXISTS migrations');
  if (isFile && done.row()?.[0] === Number(number) - 1) process.kill(process.pid, 'SIGKILL');
};
await migrate(connection);
