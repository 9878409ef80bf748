/** The panel's style sheet: one column, system fonts, light and dark. */
export const style = `
:root { color-scheme: light dark; --line: light-dark(#d9dce1, #343a43); --soft: light-dark(#5b6470, #9aa4b1);
  --back: light-dark(#fff, #15181d); --shade: light-dark(#f4f5f7, #1d2127); --accent: light-dark(#1f5fbf, #7fb0ff);
  --bad: light-dark(#b3261e, #ff9a91); --good: light-dark(#1b6e3c, #7fd8a0); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem 1.25rem 4rem; background: var(--back);
  font: 15px/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; padding-bottom: .75rem;
  border-bottom: 1px solid var(--line); }
header strong { font-size: 1.1rem; }
a { color: var(--accent); text-underline-offset: 2px; }
a[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
h1 { font-size: 1.35rem; margin: 1.25rem 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
p, dl { margin: .5rem 0; }
.soft, caption { color: var(--soft); }
.bad { color: var(--bad); }
.good { color: var(--good); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; }
th { font-weight: 600; color: var(--soft); white-space: nowrap; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { margin: .5rem 0; padding: .75rem; background: var(--shade); border: 1px solid var(--line); border-radius: 6px;
  overflow: auto; max-height: 36rem; white-space: pre-wrap; overflow-wrap: anywhere; }
form { display: flex; gap: .5rem; margin: .75rem 0; }
input, button { font: inherit; padding: .35rem .6rem; border: 1px solid var(--line); border-radius: 6px;
  background: var(--shade); color: inherit; }
input { flex: 1; min-width: 8rem; max-width: 28rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.empty { padding: 1rem; background: var(--shade); border: 1px dashed var(--line); border-radius: 6px; }
.facts { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; list-style: none; color: var(--soft); }
.facts b { color: light-dark(#111, #eee); font-variant-numeric: tabular-nums; }
`;
