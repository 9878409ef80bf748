const DESTROYS =
  /\/(?:user|contact)\/v\d+\/(?:delete|anonymi[sz]e)(?:[/?#]|$)|\/crm\.api\.useinsider\.com(?::\d+)?\/delete\b/i;

/**
 * Does an address delete or anonymise whole people in Insider? One guide tells to use it for leaving an audience (fact
 * sheet 4, row 1), which would erase the person. Encoded spellings, and ways through `..`, are looked at as what they
 * mean.
 */
export function destroysPeople(address: string): boolean {
  let text = address;
  for (let round = 0; round < 3; round++) {
    if (DESTROYS.test(straight(text))) return true;
    const plain = text.replace(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(parseInt(code.slice(1), 16)));
    if (plain === text) return false;
    text = plain;
  }
  return DESTROYS.test(straight(text));
}

/** The way without repeated slashes, `.` and `..`. */
function straight(address: string): string {
  const [, way = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
  const steps: string[] = [];
  for (const step of way.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}${rest}`;
}
