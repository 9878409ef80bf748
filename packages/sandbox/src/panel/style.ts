/** The panel's style sheet: one column, system fonts, light and dark, no scripts. */
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
  overflow-wrap: break-word; max-width: 36rem; }
td code { overflow-wrap: anywhere; }
th { font-weight: 600; color: var(--soft); white-space: nowrap; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { margin: .5rem 0; padding: .75rem; background: var(--shade); border: 1px solid var(--line); border-radius: 6px;
  overflow: auto; max-height: 36rem; white-space: pre-wrap; overflow-wrap: anywhere; }
form { display: flex; gap: .5rem; margin: .75rem 0; }
input, button, select, textarea, .button { font: inherit; padding: .35rem .6rem; border: 1px solid var(--line);
  border-radius: 6px; background: var(--shade); color: inherit; }
input { flex: 1; min-width: 8rem; max-width: 28rem; }
button, .button, summary { cursor: pointer; }
button:hover, .button:hover { border-color: var(--accent); }
button.main { background: var(--accent); border-color: var(--accent); color: var(--back); }
.button { display: inline-block; text-decoration: none; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; }
.plain { display: inline-flex; flex-wrap: wrap; gap: .5rem; margin: 0; align-items: center; }
.sheet { flex-direction: column; gap: .75rem; padding: 1rem; border: 1px solid var(--line); border-radius: 8px; }
.sheet > label, .choices label { display: flex; flex-direction: column; gap: .2rem; }
.sheet input, .sheet textarea { max-width: none; min-width: 0; width: 100%; flex: none; }
.sheet .actions { margin: 0; }
.sheet .check, .check { display: flex; flex-direction: row; gap: .4rem; align-items: center; }
.sheet .check input { width: auto; }
.choices { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: .75rem; margin: .5rem 0; }
fieldset { margin: 0; padding: .5rem .75rem .75rem; border: 1px solid var(--line); border-radius: 6px; min-width: 0; }
fieldset p { margin: 0 0 .5rem; }
legend, .sheet > label { font-weight: 600; }
.sheet > label .soft, .sheet > label input, .sheet > label textarea { font-weight: 400; }
.sheet > label .soft { font-size: .9em; }
.row { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: .5rem; margin-bottom: .5rem; }
.row select { min-width: 0; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 1rem; }
.pair .sheet { margin: 0; }
textarea { resize: vertical; font: 13px/1.5 ui-monospace, monospace; }
.switch { width: 2.6rem; height: 1.5rem; padding: 2px; border-radius: 1rem; background: var(--line); }
.switch::before { content: ''; display: block; width: 1.1rem; height: 1.1rem; border-radius: 50%;
  background: var(--back); }
.switch[aria-checked='true'] { background: var(--good); border-color: var(--good); }
.switch[aria-checked='true']::before { margin-left: auto; }
.switched { display: inline-flex; gap: .5rem; align-items: center; min-width: 8rem; }
.notice { padding: .5rem .75rem; margin: .75rem 0; border: 1px solid currentColor; border-radius: 6px; }
.notice p { margin: 0; overflow-wrap: anywhere; }
.sends { border-top: 1px solid var(--line); }
.sends details { border-bottom: 1px solid var(--line); padding: .35rem 0; }
.sends summary > * { display: inline-block; margin-right: .75rem; font-variant-numeric: tabular-nums; }
.sends summary > .good, .sends summary > .bad { font-weight: 600; }
.sends .took { min-width: 5.5rem; }
.sends .about, .sends p code { overflow-wrap: anywhere; }
.mark { color: var(--soft); }
details { margin: .5rem 0; }
.sends details { margin: 0; }
@media (max-width: 40rem) { .wide { min-width: 42rem; }
  .row { grid-template-columns: repeat(2, minmax(0, 1fr)); padding-bottom: .5rem;
  border-bottom: 1px solid var(--line); } }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.empty { padding: 1rem; background: var(--shade); border: 1px dashed var(--line); border-radius: 6px; }
.facts { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; list-style: none; color: var(--soft); }
.facts b { color: light-dark(#111, #eee); font-variant-numeric: tabular-nums; }
`;
