/** What people choose first when a long password is asked for, in lower case and without what stands around it. */
const WORDS: ReadonlySet<string> = new Set([
  ...[
    'password',
    'passwort',
    'passphrase',
    'passw0rd',
    'p@ssword',
    'p@ssw0rd',
    'mypassword',
    'sifre',
    'parola',
  ],
  ...[
    'qwerty',
    'qwertz',
    'azerty',
    'qwertyuiop',
    'qwertzuiop',
    'azertyuiop',
    'asdfghjkl',
    'zxcvbnm',
    'qazwsx',
  ],
  ...[
    'letmein',
    'welcome',
    'willkommen',
    'admin',
    'administrator',
    'administration',
    'root',
    'superuser',
    'master',
  ],
  ...[
    'changeme',
    'changemenow',
    'default',
    'secret',
    'topsecret',
    'trustno',
    'iloveyou',
    'ihateyou',
    'sunshine',
  ],
  ...[
    'princess',
    'football',
    'baseball',
    'basketball',
    'superman',
    'batman',
    'starwars',
    'pokemon',
    'dragon',
  ],
  ...['monkey', 'shadow', 'michael', 'jennifer', 'computer', 'internet', 'whatever', 'company', 'customer'],
  ...[
    'causeway',
    'insider',
    'testtest',
    'test',
    'testing',
    'demo',
    'abcdefghijkl',
    'abcdefgh',
    'abc',
    'spring',
  ],
  ...[
    'summer',
    'autumn',
    'winter',
    'january',
    'monday',
    'galatasaray',
    'fenerbahce',
    'besiktas',
    'liverpool',
  ],
]);
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const FEWEST_LETTERS = 5;

/**
 * Would a guesser try this among the first? Length is asked for elsewhere; this is what length alone lets through: few
 * different letters, a run along the keyboard or the alphabet, and a common word with figures around it or said twice.
 * No list of leaked passwords stands behind it: a hub asks nobody outside, and none that is worth it fits in here.
 */
export function isGuessable(password: string): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  if (new Set(text).size < FEWEST_LETTERS) return true;
  const unit = repeated(text);
  if (unit.length < text.length && unit.length < 8) return true;
  if (isRun(unit)) return true;
  const words = unit.split(/[^\p{L}@]+|(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/u).filter((word) => word !== '');
  return [unit, unit.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')].some((word) => WORDS.has(word))
    ? true
    : words.length > 0 && words.every((word) => WORDS.has(word));
}

/** The shortest text that this one is made of, said over and over; its end may be cut off. */
function repeated(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    const unit = text.slice(0, length);
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit;
  }
  return text;
}

/** Runs along a row of the keyboard or the alphabet, one after the other, in either direction. */
function isRun(text: string): boolean {
  let rest = text;
  while (rest.length > 0) {
    const length = longestRun(rest);
    if (length < 3) return false;
    rest = rest.slice(length);
  }
  return true;
}

function longestRun(text: string): number {
  const rows = ROWS.flatMap((row) => [row, row.split('').toReversed().join('')]);
  for (let length = text.length; length >= 3; length--)
    if (rows.some((row) => row.includes(text.slice(0, length)))) return length;
  return 0;
}
