import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curlOf, quoted } from './curl.ts';

/** Reads words as a POSIX shell does; enough of it for what is written here. */
function wordsOf(command: string): string[] {
  const words: string[] = [];
  let word = '';
  let inWord = false;
  for (let at = 0; at < command.length; at++) {
    const letter = command.charAt(at);
    if (letter === "'") {
      const end = command.indexOf("'", at + 1);
      word += command.slice(at + 1, end);
      at = end;
      inWord = true;
    } else if (letter === '\\') {
      at++;
      if (command.charAt(at) === '\n') continue;
      word += command.charAt(at);
      inWord = true;
    } else if (/\s/.test(letter)) {
      if (inWord) words.push(word);
      word = '';
      inWord = false;
    } else {
      if (!/[\w./:@%+=,-]/.test(letter)) throw new Error(`bare ${letter}`);
      word += letter;
      inWord = true;
    }
  }
  return inWord ? [...words, word] : words;
}

describe('a quoted word', () => {
  it('is the same word for the shell, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(wordsOf(quoted(text))).toEqual([text.replaceAll('\0', '')]);
      }),
    );
  });
});

describe('a request as a curl line', () => {
  it('has a placeholder where a secret was, and quotes the rest', () => {
    const line = curlOf({
      method: 'POST',
      url: 'https://unification.useinsider.com/api/user/v1/upsert',
      headers: [
        { name: 'x-request-token', value: '•••' },
        { name: 'content-type', value: 'application/json' },
      ],
      body: { name: "O'Hara; $(reboot)" },
    });
    expect(wordsOf(line)).toEqual([
      'curl',
      '-X',
      'POST',
      'https://unification.useinsider.com/api/user/v1/upsert',
      '-H',
      'x-request-token: YOUR_KEY',
      '-H',
      'content-type: application/json',
      '--data-raw',
      `{"name":"O'Hara; $(reboot)"}`,
    ]);
    expect(line).not.toContain('•');
  });

  it('keeps a header on one line, and leaves out a body that is none', () => {
    const line = curlOf({
      method: 'DELETE',
      url: 'http://a/?b=•••',
      headers: [{ name: 'a', value: 'b\r\nc: d' }],
      body: null,
    });
    expect(wordsOf(line)).toEqual(['curl', '-X', 'DELETE', 'http://a/?b=YOUR_KEY', '-H', 'a: b c: d']);
  });
});
