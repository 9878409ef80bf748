#!/usr/bin/env node
const NEEDED = 24;

// What follows imports modules that an older Node does not have, and would fail without saying why.
if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  const { runCommand } = await import('./run-command.ts');
  await runCommand(process.argv.slice(2));
} else {
  process.stderr.write(
    `causeway: this is Node ${process.versions.node}; Node ${NEEDED} or later is needed. ` +
      'In a clone of the repository "npm run demo" and "npm start" bring their own.\n',
  );
  process.exitCode = 1;
}
