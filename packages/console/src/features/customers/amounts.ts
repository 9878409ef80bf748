const whole = new Intl.NumberFormat('en');
const money = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 4 });
const pieces = new Intl.NumberFormat('en', { maximumFractionDigits: 4 });

/** `1,250`. */
export function pointsText(points: number): string {
  return whole.format(points).replace('-', '−');
}

/** `+325`, `−50`, `0`: how far something was moved. */
export function movedText(points: number): string {
  return points > 0 ? `+${whole.format(points)}` : pointsText(points);
}

/** `1,299.90 EUR`. */
export function moneyText(amount: number, currency: string | null = null): string {
  const text = money.format(amount).replace('-', '−');
  return currency === null || currency === '' ? text : `${text} ${currency}`;
}

/** `3`, `1.25`. */
export function quantityText(quantity: number): string {
  return pieces.format(quantity);
}
