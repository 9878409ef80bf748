import { fork } from 'node:child_process';
import { median, ratioText, shown, type Figure } from './figure.ts';

/** Prints a figure, and hands it to the process that started this one, if it listens. */
export function report(figure: Figure): Figure {
  const { measurement, unit, ours, others } = figure;
  console.log(`${measurement}: ${ours.who} ${shown(median(ours.rounds))} ${unit}`);
  for (const other of others)
    console.log(
      `  beside ${other.who}: ${shown(median(other.rounds))} ${unit}, ratio ${ratioText(ours, other)}`,
    );
  process.send?.(figure);
  return figure;
}

/** Runs a measurement that wants a process of its own, and answers the figures it reports. */
export function figuresOf(file: string, args: readonly string[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  const child = fork(file, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.on('message', (figure) => figures.push(figure as Figure));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(figures) : reject(new Error(`${file} ended with ${code}`)),
    );
  });
}
