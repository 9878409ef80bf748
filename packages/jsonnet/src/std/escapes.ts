import type { Run } from '../runtime/run.ts';
import { escapeJson } from '../manifest/escape.ts';
import { native, type NativeFunction } from './native.ts';

const xml: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Takes anything; what is no string is made one first. */
function escaping(name: string, parameter: 'str' | 'str_', escape: (text: string) => string): NativeFunction {
  return native(name, { [parameter]: 'any' }, (run, args) => {
    const text = run.text(args[parameter] ?? null);
    run.spend(text.length);
    return paid(run, escape(text));
  });
}

function paid(run: Run, text: string): string {
  run.allocate(text.length);
  return text;
}

const escapeXml = (text: string): string => text.replace(/[<>&"']/g, (char) => xml[char] ?? char);

export const escapes: readonly NativeFunction[] = [
  escaping('escapeStringJson', 'str_', escapeJson),
  escaping('escapeStringPython', 'str', escapeJson),
  escaping('escapeStringBash', 'str_', (text) => `'${text.replaceAll("'", `'"'"'`)}'`),
  escaping('escapeStringDollars', 'str_', (text) => text.replaceAll('$', () => '$$')),
  escaping('escapeStringXML', 'str_', escapeXml),
];
