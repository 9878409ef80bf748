/** Has the browser save a value as a file of indented JSON. */
export function saveJson(name: string, value: unknown): void {
  const file = new Blob([`${JSON.stringify(value, undefined, 2)}\n`], { type: 'application/json' });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
