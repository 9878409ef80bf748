const BORDER = 2;
const PADDING = 8;
const LINE = 16.8;

/** How high an editor will be, in pixels, so that nothing moves when it comes; long lines are not looked at. */
export function codeHeight(text: string, min: number, max: number): number {
  return BORDER + Math.min(max, Math.max(min, PADDING + LINE * text.split('\n').length));
}
