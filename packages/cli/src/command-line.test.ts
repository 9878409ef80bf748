import { describe, expect, it } from 'vitest';
import { readCommandLine, UsageError } from './command-line.ts';
import { usage } from './usage.ts';

describe('readCommandLine', () => {
  it('knows the commands and what they are given', () => {
    expect(readCommandLine([])).toEqual({ name: 'help', topic: undefined });
    expect(readCommandLine(['--version'])).toEqual({ name: 'version' });
    expect(readCommandLine(['demo'])).toEqual({ name: 'demo', exit: false, shoppers: 120, seed: 1 });
    expect(readCommandLine(['demo', '--exit', '--shoppers=50', '--seed', '7'])).toEqual({
      name: 'demo',
      exit: true,
      shoppers: 50,
      seed: 7,
    });
    expect(readCommandLine(['doctor', '--online'])).toEqual({ name: 'doctor', env: {}, online: true });
    expect(readCommandLine(['sandbox', '--port', '9'])).toEqual({ name: 'sandbox', args: ['--port', '9'] });
    expect(readCommandLine(['help', 'start'])).toEqual({ name: 'help', topic: 'start' });
    for (const command of ['start', 'demo', 'sandbox', 'doctor']) {
      expect(readCommandLine([command, '--help'])).toEqual({ name: 'help', topic: command });
      expect(usage(command)).toContain(`causeway ${command}`);
    }
  });

  it('lets a flag win over the environment, also over a file that it names', () => {
    const command = readCommandLine(['start', '--data', '/srv/hub', '--port=0']);
    expect(command).toEqual({
      name: 'start',
      env: { CAUSEWAY_DATA: '/srv/hub', CAUSEWAY_DATA_FILE: '', CAUSEWAY_PORT: '0', CAUSEWAY_PORT_FILE: '' },
    });
  });

  it.each([
    [['strat'], 'There is no command "strat".', undefined],
    [['star'], 'Did you mean start?', undefined],
    [['start', '--prot', '1'], "'--prot'", 'start'],
    [['start', 'now'], "'now'", 'start'],
    [['start', '--port'], 'argument', 'start'],
    [['demo', '--shoppers', '5'], 'from 20 to 20000, not "5"', 'demo'],
    [['demo', '--seed', '1.5'], '--seed must be a whole number', 'demo'],
    [['help', 'me'], 'There is no command "me".', undefined],
  ])('explains what is wrong with %j', (argv, message, topic) => {
    try {
      readCommandLine(argv);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError);
      expect((error as UsageError).message).toContain(message);
      expect((error as UsageError).topic).toBe(topic);
    }
  });
});
