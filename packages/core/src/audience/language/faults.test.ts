import { expect, test } from 'vitest';
import { parseFilter } from './parse-filter.ts';

/** `code line:column+length message [hint]`. */
function faultOf(text: string): string {
  const result = parseFilter(text);
  if ('filter' in result) return 'fine';
  return result.faults
    .map(({ code, line, column, length, message, hint }) => {
      const place = `${line}:${column}+${length}`;
      return `${code.replace('filter_', '')} ${place} ${message}${hint === undefined ? '' : ` [${hint}]`}`;
    })
    .join('\n');
}

test.each([
  [
    '',
    'empty 1:1+0 The filter has no condition. [Write a condition such as city = "Berlin", or * for everybody.]',
  ],
  [
    'FILTER',
    'empty 1:7+0 The filter has no condition. [Write a condition such as city = "Berlin", or * for everybody.]',
  ],
  [
    '-- only\n',
    'empty 1:1+0 The filter has no condition. [Write a condition such as city = "Berlin", or * for everybody.]',
  ],
  [
    'email',
    'syntax 1:6+0 Expected an operator such as =, CONTAINS or IN after email, found the end. [To ask whether there is a value, write EXISTS in front: EXISTS email.]',
  ],
  ['email =', 'syntax 1:8+0 Expected a value such as "gold", 5 or true after =, found the end.'],
  [
    'email = AND',
    'syntax 1:9+3 Expected a value such as "gold", 5 or true after =, found AND. [Put it in quotes to make it a text: "AND".]',
  ],
  [
    'EXIST email',
    'syntax 1:7+5 Expected an operator such as =, CONTAINS or IN after EXIST, found the name email. [Did you mean EXISTS in place of EXIST?]',
  ],
  [
    'FLTER x = 1',
    'syntax 1:7+1 Expected an operator such as =, CONTAINS or IN after FLTER, found the name x. [Did you mean FILTER in place of FLTER?]',
  ],
  [
    'note contians "x"',
    'syntax 1:6+8 Expected an operator such as =, CONTAINS or IN after note, found the name contians. [Did you mean CONTAINS?]',
  ],
  ['note "x"', 'syntax 1:6+3 Expected an operator such as =, CONTAINS or IN after note, found the text "x".'],
  [
    'x = New York',
    'syntax 1:5+8 A text of more than one word, or with other signs than letters, needs quotes. [Put it in quotes: "New York".]',
  ],
  [
    'x = example.com',
    'syntax 1:5+11 A text of more than one word, or with other signs than letters, needs quotes. [Put it in quotes: "example.com".]',
  ],
  [
    'x = null',
    'syntax 1:5+4 Nothing can be compared with null. [To ask whether something is missing, write NOT EXISTS and the field. The text is "null".]',
  ],
  [
    'x = 2024-01-01',
    'number 1:5+10 2024-01-01 is not a number. [Write dates and other texts in quotes: "2024-01-01".]',
  ],
  [
    'x = 007',
    'number 1:5+3 007 begins with 0, which a number would lose. [Write a code that begins with 0 as a text: "007".]',
  ],
  ['x=1e999', 'number 1:3+5 1e999 is too large a number.'],
  [
    'x = 12345678901234567',
    'number 1:5+17 12345678901234567 has more digits than a number keeps. [Write it as a text: "12345678901234567".]',
  ],
  [
    'x = "abc',
    'text 1:5+4 This text is not closed: a " is missing. [A text ends on the line on which it begins; \\n stands for a line break.]',
  ],
  ["x = 'a\\q'", 'text 1:7+2 \\q stands for nothing. [Write \\\\ for a \\ itself.]'],
  ['x = "\\u12"', 'text 1:6+2 Four hexadecimal digits follow \\u. [Write \\\\ for a \\ itself.]'],
  [
    '`a b = 1',
    'text 1:1+8 This name is not closed: a ` is missing. [A name ends on the line on which it begins; \\n stands for a line break.]',
  ],
  [
    'x => 5',
    'syntax 1:3+2 Expected an operator such as =, CONTAINS or IN after x, found =>. [Did you mean >=?]',
  ],
  [
    'x IS 5',
    'syntax 1:3+2 Expected an operator such as =, CONTAINS or IN after x, found the name IS. [Did you mean =?]',
  ],
  ['x = 1 && y = 2', 'syntax 1:7+2 Expected AND, OR or the end, found &&. [Did you mean AND?]'],
  ['!x = 1', 'syntax 1:1+1 Expected a condition, found !. [Did you mean NOT?]'],
  ['AND (a = 1 b = 2)', 'syntax 1:12+1 Expected a comma, a new line or ), found the name b.'],
  ['AND (a = 1', 'syntax 1:5+1 This ( is not closed: a ) is missing.'],
  ['(a = 1', 'syntax 1:1+1 This ( is not closed: a ) is missing.'],
  ['a = 1)', 'syntax 1:6+1 There is no ( that this ) would close.'],
  [
    'a = 1\nb = 2',
    'syntax 2:1+1 Expected AND, OR or the end, found the name b. [Put several conditions in AND ( … ) or OR ( … ).]',
  ],
  [
    'a = 1, b = 2',
    'syntax 1:6+1 Expected AND, OR or the end, found a comma. [Put several conditions in AND ( … ) or OR ( … ).]',
  ],
  [
    '(a=1, b=2)',
    'syntax 1:5+1 Expected AND, OR or ), found a comma. [Put several conditions in AND ( … ) or OR ( … ).]',
  ],
  [
    'AND a = 1',
    'syntax 1:1+3 AND stands between two conditions, or before several in parentheses. [Write AND ( … ), or a condition in front.]',
  ],
  ['a = 1 AND', 'syntax 1:10+0 Expected a condition, found the end.'],
  ['ADN (a = 1)', 'function 1:1+3 There is no function ADN. [Did you mean AND?]'],
  ['x IN 5', 'syntax 1:6+1 Expected ( after IN, found the number 5. [Write a list: IN ("a", "b").]'],
  ['x IN [1]', 'syntax 1:6+1 Expected ( after IN, found the sign [. [Write a list: IN ("a", "b").]'],
  ['x IN (1 2)', 'syntax 1:9+1 Expected a comma, a new line or ), found the number 2.'],
  [
    'x BETWEEN 1, 2',
    'syntax 1:12+1 Expected AND after the first value, found a comma. [Write both ends: BETWEEN 1 AND 5.]',
  ],
  [
    'x BETWEEN 1 2',
    'syntax 1:13+1 Expected AND after the first value, found the number 2. [Write both ends: BETWEEN 1 AND 5.]',
  ],
  ['cuont(purchase) > 1', 'function 1:1+5 There is no function cuont. [Did you mean count?]'],
  [
    'domain(email) = 1',
    'function 1:1+6 There is no function domain. [There are count, sum, min, max, first, last, geodistance, timewindow.]',
  ],
  [
    'sum(purchase) > 1',
    'function 1:1+3 sum needs a field of the event, with a number. [Write it behind a dot: sum(purchase.total).]',
  ],
  [
    'count(purchase.total) > 1',
    'function 1:1+5 count counts events, not their fields. [Name the event only: count(purchase).]',
  ],
  [
    'count(purchase WHERE INCLUDE x) > 1',
    'where 1:22+7 After WHERE stand fields of the event only, no INCLUDE. [Write it outside of the parentheses, beside this condition.]',
  ],
  [
    'count(p WHERE count(q) > 1) > 2',
    'where 1:15+5 After WHERE stand fields of the event only, no count. [Write it outside of the parentheses, beside this condition.]',
  ],
  [
    'count(p WHERE timewindow(a,1,2)) > 1',
    'where 1:15+10 After WHERE stand fields of the event only, no timewindow. [Write it outside of the parentheses, beside this condition.]',
  ],
  [
    'count(p WITHIN 30) > 1',
    'span 1:16+2 30 is no length of time. [Write a whole number and a unit, such as 30d: m minutes, h hours, d days, w weeks, M months, y years.]',
  ],
  ['count(p WITHIN 200y) >1', 'span 1:16+4 200y is too long a time. [The longest with this unit is 100y.]'],
  [
    'count(p WITHIN 1d WHERE a = 1) > 1',
    'syntax 1:19+5 Expected ) after count(…, found WHERE. [WHERE comes before WITHIN.]',
  ],
  ['count(p, 1)', 'syntax 1:8+1 Expected WHERE, WITHIN or ) after the event, found a comma.'],
  [
    'count(p WHERE a = 1, b = 2) > 1',
    'syntax 1:20+1 Expected AND, OR, WITHIN or ), found a comma. [Put several conditions in AND ( … ) or OR ( … ).]',
  ],
  ['count() > 1', 'syntax 1:7+1 Expected the name of an event, found ).'],
  [
    'geodistance(loc, "91,0", 1)',
    'point 1:18+6 91,0 is not on earth. [Latitude goes from -90 to 90, longitude from -180 to 180, in this order.]',
  ],
  [
    'geodistance(loc, "x", 1)',
    'point 1:18+3 x is no place. [Write latitude and longitude in one text, such as "48.1,11.5".]',
  ],
  [
    'geodistance(loc, 1, 1)',
    'syntax 1:18+1 Expected a place, found the number 1. [Write latitude and longitude in one text, such as "48.1,11.5".]',
  ],
  ['geodistance(loc, "1,1", 0)', 'number 1:25+1 Expected a number of kilometres above 0, found 0.'],
  ['geodistance(loc "1,1", 0)', 'syntax 1:17+5 Expected a comma, found the text "1,1".'],
  ['timewindow(p, 1.5, 3)', 'number 1:15+3 Expected a whole number of events, found 1.5.'],
  ['timewindow(p, 1, 99999)', 'number 1:18+5 Expected a whole number of days, at most 36500, found 99999.'],
  ['INCLUDE', 'syntax 1:8+0 Expected an audience after INCLUDE, found the end.'],
  [
    'INCLUDE from',
    'syntax 1:9+4 Expected an audience after INCLUDE, found FROM. [FROM is a word of the language. The name is `from`.]',
  ],
  ['a = 1 FROM orders', 'source 1:12+6 Filters choose among customers, not orders. [Write FROM customers.]'],
  ['a = 1 ALIAS', 'syntax 1:12+0 Expected a name after ALIAS, found the end.'],
  ['a = 1 ALIAS x y', 'syntax 1:15+1 Expected the end after the alias, found the name y.'],
  ['a = 1 LIMIT 5', 'syntax 1:7+5 Expected AND, OR or the end, found the name LIMIT.'],
  [
    'from = 5',
    'syntax 1:1+4 Expected a condition, found FROM. [FROM is a word of the language. A field of that name is `from`.]',
  ],
  [
    '"x" = 5',
    'syntax 1:1+3 Expected a condition, found the text "x". [Begin with the field, in backticks if its name is no plain word: `my field` = 5.]',
  ],
  [
    '5 = x',
    'syntax 1:1+1 Expected a condition, found the number 5. [Begin with the field, in backticks if its name is no plain word: `my field` = 5.]',
  ],
  [
    'a.0 = 5',
    'syntax 1:3+1 Expected a name after the dot, found the number 0. [A name that begins with a digit is written in backticks: `0`.]',
  ],
  ['a. = 5', 'syntax 1:4+1 Expected a name after the dot, found =.'],
  ['a..b = 5', 'syntax 1:3+1 Expected a name after the dot, found a dot.'],
  [
    'a = “x”',
    'syntax 1:5+1 Expected a value such as "gold", 5 or true after =, found the sign “. [Use straight quotes: "gold".]',
  ],
  [
    'a = 1;',
    'syntax 1:6+1 Expected AND, OR or the end, found the sign ;. [Take it away: nothing closes a filter.]',
  ],
  ['x NOT 5', 'syntax 1:7+1 Expected an operator such as =, CONTAINS or IN after x NOT, found the number 5.'],
  ['x NOT NOT IN (1)', 'syntax 1:7+3 Expected an operator such as =, CONTAINS or IN after x NOT, found NOT.'],
  [
    'x CONTAINS 5',
    'syntax 1:12+1 Expected a text after CONTAINS, found the number 5. [Put it in quotes to make it a text: "5".]',
  ],
  [
    'x CONTAINS true',
    'syntax 1:12+4 Expected a text after CONTAINS, found TRUE. [Put it in quotes to make it a text: "true".]',
  ],
  [
    'x LIKE `y`',
    'syntax 1:8+3 Expected a text after LIKE, found the name `y`. [Backticks are for names. A field is compared with a value, in quotes.]',
  ],
  [
    'email EXISTS',
    'syntax 1:7+6 Expected an operator such as =, CONTAINS or IN after email, found EXISTS. [To ask whether there is a value, write EXISTS in front: EXISTS email.]',
  ],
  ['EXISTS', 'syntax 1:7+0 Expected a field after EXISTS, found the end.'],
  ['NOT', 'syntax 1:4+0 Expected a condition, found the end.'],
  ['x =', 'syntax 1:4+0 Expected a value such as "gold", 5 or true after =, found the end.'],
  [
    'x = ALL',
    'syntax 1:5+3 Expected a value such as "gold", 5 or true after =, found ALL. [Put it in quotes to make it a text: "ALL".]',
  ],
  [
    'x = count(y)',
    'syntax 1:5+5 Expected a value such as "gold", 5 or true after =, found the function count.',
  ],
  ['a OR OR b', 'syntax 1:3+2 Expected an operator such as =, CONTAINS or IN after a, found OR.'],
  ['AND (,a = 1)', 'syntax 1:6+1 Expected a condition, found a comma.'],
  ['x = "a" "b"', 'syntax 1:9+3 Expected AND, OR or the end, found the text "b".'],
  [
    '- = 5',
    'syntax 1:1+1 Expected a condition, found the sign -. [Put names and texts with such signs in quotes: `my-field-`, "- none -".]',
  ],
  [
    'SELECT * FROM users',
    'syntax 1:8+1 Expected an operator such as =, CONTAINS or IN after SELECT, found *.',
  ],
  ['x != = 5', 'syntax 1:6+1 Expected a value such as "gold", 5 or true after !=, found =.'],
  ['a.b NOT', 'syntax 1:8+0 Expected an operator such as =, CONTAINS or IN after a.b NOT, found the end.'],
  [
    'a.b',
    'syntax 1:4+0 Expected an operator such as =, CONTAINS or IN after a.b, found the end. [To ask whether there is a value, write EXISTS in front: EXISTS a.b.]',
  ],
  ['count(p WHERE EXISTS) > 1', 'syntax 1:21+1 Expected a field after EXISTS, found ).'],
  ['x @ 5', 'syntax 1:3+1 Expected an operator such as =, CONTAINS or IN after x, found the sign @.'],
  ['count(purchase', 'syntax 1:15+0 Expected WHERE, WITHIN or ) after the event, found the end.'],
  [
    'count(p WHERE a = 1 WITHIN) > 1',
    'syntax 1:27+1 Expected a length of time after WITHIN, found ). [Write a whole number and a unit, such as 30d: m minutes, h hours, d days, w weeks, M months, y years.]',
  ],
  ['timewindow(p, "1", 3)', 'syntax 1:15+3 Expected a whole number of events, found the text "1".'],
  ['timewindow(p)', 'syntax 1:13+1 Expected a comma, found ).'],
  [
    'count(30d) > 1',
    'syntax 1:7+3 Expected the name of an event, found the number 30d. [A name that begins with a digit is written in backticks: `30d`.]',
  ],
  [
    'count(from) > 1',
    'syntax 1:7+4 Expected the name of an event, found FROM. [FROM is a word of the language. The name is `from`.]',
  ],
  [
    'EXISTS "x"',
    'syntax 1:8+3 Expected a field after EXISTS, found the text "x". [Names are written bare or in backticks, texts in quotes.]',
  ],
  [
    'x = 1 FROM from',
    'syntax 1:12+4 Expected customers after FROM, found FROM. [FROM is a word of the language. The name is `from`.]',
  ],
  ['x BETWEEN', 'syntax 1:10+0 Expected a value such as "gold", 5 or true after BETWEEN, found the end.'],
  [
    'x INTERSECTS y',
    'syntax 1:14+1 Expected ( after INTERSECTS, found the name y. [Write a list: INTERSECTS ("a", "b").]',
  ],
  [
    'x LIKE 5',
    'syntax 1:8+1 Expected a text after LIKE, found the number 5. [Put it in quotes to make it a text: "5".]',
  ],
  ['x CONTAINS', 'syntax 1:11+0 Expected a text after CONTAINS, found the end.'],
  [
    'NOTT a = 1',
    'syntax 1:6+1 Expected an operator such as =, CONTAINS or IN after NOTT, found the name a. [Did you mean NOT in place of NOTT?]',
  ],
  [
    'AND (a = 1 ADN b = 2)',
    'syntax 1:12+3 Expected a comma, a new line or ), found the name ADN. [Did you mean AND?]',
  ],
  [
    'count(p WHRE a = 1) > 1',
    'syntax 1:9+4 Expected WHERE, WITHIN or ) after the event, found the name WHRE. [Did you mean WHERE?]',
  ],
  [
    'count(p WHERE a = 1 WITIN 3d) > 1',
    'syntax 1:21+5 Expected AND, OR, WITHIN or ), found the name WITIN. [Did you mean WITHIN?]',
  ],
  ['a = 1 FORM users', 'syntax 1:7+4 Expected AND, OR or the end, found the name FORM. [Did you mean FROM?]'],
  ['x = 5 ALAIS y', 'syntax 1:7+5 Expected AND, OR or the end, found the name ALAIS. [Did you mean ALIAS?]'],
  [
    'x === 5',
    'syntax 1:3+3 Expected an operator such as =, CONTAINS or IN after x, found ===. [Did you mean =?]',
  ],
  [
    'x HAS "y"',
    'syntax 1:3+3 Expected an operator such as =, CONTAINS or IN after x, found the name HAS. [Did you mean CONTAINS?]',
  ],
  [
    'x INCLUDES y',
    'syntax 1:3+8 Expected an operator such as =, CONTAINS or IN after x, found the name INCLUDES. [Did you mean CONTAINS?]',
  ],
  [
    'x starts "y"',
    'syntax 1:3+6 Expected an operator such as =, CONTAINS or IN after x, found the name starts.',
  ],
  [
    'geodist(loc, "1,1", 5)',
    'function 1:1+7 There is no function geodist. [There are count, sum, min, max, first, last, geodistance, timewindow.]',
  ],
  [
    'x = now+1d',
    'syntax 1:5+6 A text of more than one word, or with other signs than letters, needs quotes. [Put it in quotes: "now+1d".]',
  ],
  [
    'x = gold"',
    'syntax 1:5+5 A text of more than one word, or with other signs than letters, needs quotes. [Put it in quotes: "gold".]',
  ],
  ['x = 5e', 'number 1:5+2 5e is not a number. [Write dates and other texts in quotes: "5e".]'],
  ['x = 1.', 'number 1:5+2 1. is not a number. [Write dates and other texts in quotes: "1.".]'],
  ['(a = 1 b', 'syntax 1:8+1 Expected AND, OR or ), found the name b.'],
  ['AND (a = 1))', 'syntax 1:12+1 There is no ( that this ) would close.'],
  [
    'x = “gold”',
    'syntax 1:5+1 Expected a value such as "gold", 5 or true after =, found the sign “. [Use straight quotes: "gold".]',
  ],
  [
    'count(p WITHIN 30D) > 1',
    'span 1:16+3 30D is no length of time. [Write a whole number and a unit, such as 30d: m minutes, h hours, d days, w weeks, M months, y years.]',
  ],
  [
    'count(p WITHIN "30 days") > 1',
    'span 1:16+9 30 days is no length of time. [Write a whole number and a unit, such as 30d: m minutes, h hours, d days, w weeks, M months, y years.]',
  ],
  [
    'count(p WITHIN 0d) > 1',
    'span 1:16+2 0d is no length of time. [Write a whole number and a unit, such as 30d: m minutes, h hours, d days, w weeks, M months, y years.]',
  ],
  ['x IN (a', 'syntax 1:6+1 This ( is not closed: a ) is missing.'],
  ['x IN (1,,2)', 'syntax 1:9+1 Expected a value such as "gold", 5 or true after IN, found a comma.'],
  ['x = 1e-999', 'number 1:5+6 1e-999 is too small a number, and would be 0.'],
  [
    'x = a@b.com',
    'syntax 1:5+7 A text of more than one word, or with other signs than letters, needs quotes. [Put it in quotes: "a@b.com".]',
  ],
  [
    'x = gold; y = 1',
    'syntax 1:9+1 Expected AND, OR or the end, found the sign ;. [Take it away: nothing closes a filter.]',
  ],
])('%j', (text, fault) => {
  expect(faultOf(text)).toBe(fault);
});

test('long texts and names are shortened', () => {
  expect(faultOf(`x ${'y'.repeat(1000)}`)).toContain(`found the name ${'y'.repeat(30)}….`);
  expect(faultOf(`x ${'ab💃'.repeat(100)}`)).toContain('found the name ab.');
  expect(faultOf(`x "${'ab💃'.repeat(100)}"`)).toContain(`found the text "${'ab💃'.repeat(7)}a….`);
});

test('lines end as editors end them', () => {
  for (const end of ['\n', '\r', '\r\n']) {
    expect(faultOf(`AND (${end}  a = 1,${end}  b ~ 1${end})`)).toMatch(/^syntax 3:5\+1 /);
  }
});
