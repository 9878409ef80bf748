import { dirname, join, relative, sep } from 'node:path';
import { isBuiltin } from 'node:module';

import type { Context, Node, Rule } from './rule.ts';
import { guarded, type Zone, zones } from './zones.ts';

/** Reports imports that the table in `zones.ts` does not allow: static, re-exporting, dynamic and type imports. */
export const mayImport: Rule = {
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join('/');
    const zone = zoneOf(file);
    if (zone === undefined || (isTest(file) && zone.testsApart === undefined)) return {};
    const check = (node: Node): void => checkImport(context, zone, file, node);
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};

function checkImport(context: Context, zone: Zone, file: string, node: Node): void {
  if (node.source === undefined || node.source === null) return;
  const specifier = node.source.value;
  if (typeof specifier !== 'string') {
    context.report({ node, message: 'Import by a literal name, so that the boundary rules see it.' });
    return;
  }
  const reason = refusal(zone, file, specifier, isTypeOnly(node));
  if (reason !== undefined) context.report({ node, message: `${reason} ${zone.fix}` });
}

/** Why `file` of `zone` may not import `specifier`, or undefined when it may. */
function refusal(zone: Zone, file: string, specifier: string, typeOnly: boolean): string | undefined {
  if (specifier.startsWith('.')) {
    const target = join(dirname(file), specifier).split(sep).join('/');
    if (zoneOf(target) === zone && folderOf(zone, file) === folderOf(zone, target)) return undefined;
    const goal = targetZone(file, target);
    if (goal !== undefined && zone.may.some((entry) => isUnder(goal, entry))) return undefined;
    return `${describe(zone, file)} may not import ${target}.`;
  }
  const name = isBuiltin(specifier) && !specifier.startsWith('node:') ? `node:${specifier}` : specifier;
  if (isTest(file) && !name.startsWith('@causeway/')) return undefined;
  const allowed = zone.may.some((entry) => allows(entry, name, typeOnly));
  return allowed ? undefined : `${describe(zone, file)} may not import ${specifier}.`;
}

function allows(entry: string, name: string, typeOnly: boolean): boolean {
  if (entry.startsWith('type ')) return typeOnly && isUnder(name, entry.slice('type '.length));
  if (entry === 'node:*') return name.startsWith('node:') && !isGuarded(name);
  if (entry === '*') return !name.startsWith('node:') && !name.startsWith('@causeway/') && !isGuarded(name);
  return isUnder(name, entry);
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}

function isUnder(name: string, prefix: string): boolean {
  return name === prefix || name.startsWith(`${prefix}/`);
}

function isGuarded(name: string): boolean {
  return [...guarded].some((prefix) => isUnder(name, prefix));
}

function zoneOf(file: string): Zone | undefined {
  return zones.find((zone) => zone.files.test(file));
}

/** The folder that a zone's file belongs to: for `features/*`, the one feature. Undefined outside the zone. */
function folderOf(zone: Zone, file: string): string | undefined {
  return zone.files.exec(file)?.[0];
}

/** `server/ports`, `server/features/orders` …: where a relative import goes. Undefined outside the own package. */
function targetZone(file: string, target: string): string | undefined {
  const [, from] = file.split('/');
  const [packages, to, source, ...rest] = target.split('/');
  if (packages !== 'packages' || source !== 'src' || from !== to) return undefined;
  return [to, ...rest].join('/');
}

function describe(zone: Zone, file: string): string {
  const part = zone.files.exec(file)?.[1];
  return part === undefined ? zone.name : zone.name.replace('*', part);
}

function isTypeOnly(node: Node): boolean {
  return (
    node.importKind === 'type' ||
    node.exportKind === 'type' ||
    node.type === 'TSImportType' ||
    (node.type === 'ImportDeclaration' &&
      node.specifiers !== undefined &&
      node.specifiers.length > 0 &&
      node.specifiers.every((specifier) => specifier.importKind === 'type'))
  );
}
