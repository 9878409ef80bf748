const DESTROYS = /\/user\/v\d+\/(?:delete|anonymi[sz]e)(?:[/?#]|$)/i;

/**
 * Does an address delete or anonymise whole people in Insider? One guide tells to use it for leaving an audience (fact
 * sheet 4, row 1), which would erase the person. Encoded spellings are looked at as what they mean.
 */
export function destroysPeople(address: string): boolean {
  let text = address;
  for (let round = 0; round < 3; round++) {
    if (DESTROYS.test(text.replace(/\/{2,}/g, '/').replace(/\/\.(?=\/)/g, ''))) return true;
    const plain = text.replace(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(parseInt(code.slice(1), 16)));
    if (plain === text) return false;
    text = plain;
  }
  return DESTROYS.test(text);
}
