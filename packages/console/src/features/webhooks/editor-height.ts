const FRAME = 10;
const LINE = 16.8;

/** How high an editor will be, in pixels, so that nothing moves when it comes; long lines are not looked at. */
export function editorHeight(text: string): number {
  return FRAME + LINE * text.split('\n').length;
}
