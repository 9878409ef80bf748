/**
 * Loaded into a hub before anything of it, in each of its threads (`node --import`): its clock is off by what a file
 * says, and its commits take as long as the file says. The file is read again every few milliseconds.
 */
import { readFileSync } from 'node:fs';
import { StatementSync } from 'node:sqlite';

const file = process.env['CHAOS_WEATHER'] ?? '';
const READ_EVERY_MS = 15;
const now = Date.now.bind(Date);
const cell = new Int32Array(new SharedArrayBuffer(4));
let weather = { offsetMs: 0, commitMs: 0 };
let readAt = -Infinity;

function look(): typeof weather {
  if (performance.now() - readAt < READ_EVERY_MS) return weather;
  readAt = performance.now();
  try {
    weather = JSON.parse(readFileSync(file, 'utf8')) as typeof weather;
  } catch {
    // It is being written: what it said before holds.
  }
  return weather;
}

Date.now = () => now() + look().offsetMs;

const run = Reflect.get(StatementSync.prototype, 'run');
StatementSync.prototype.run = function slowly(this: StatementSync, ...values: never[]) {
  const { commitMs } = look();
  if (commitMs > 0 && this.sourceSQL === 'COMMIT') Atomics.wait(cell, 0, 0, commitMs);
  return Reflect.apply(run, this, values);
};
