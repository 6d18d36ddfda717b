/** Plain styles in Bitbucket's manner; served as a file, so that the CSP needs no inline styles. */
export const STYLE = `
:root { color-scheme: light dark; --text: #172b4d; --subtle: #505f79; --surface: #ffffff;
  --raised: #f7f8f9; --border: #dcdfe4; --brand: #0c66e4; --on-brand: #ffffff; --ok: #216e4e;
  --ok-back: #dcfff1; --bad: #ae2e24; --bad-back: #ffeceb; --wait: #0055cc; --wait-back: #e9f2ff; }
@media (prefers-color-scheme: dark) { :root { --text: #c7d1db; --subtle: #9fadbc;
  --surface: #1d2125; --raised: #22272b; --border: #454f59; --brand: #579dff; --on-brand: #1d2125;
  --ok: #7ee2b8; --ok-back: #164b35; --bad: #ff9c8f; --bad-back: #5d1f1a; --wait: #85b8ff;
  --wait-back: #09326c; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--surface); color: var(--text);
  font: 14px/20px -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, sans-serif; }
header { border-bottom: 1px solid var(--border); padding: 12px 24px; display: flex;
  flex-wrap: wrap; gap: 4px 16px; align-items: center; }
nav.row { gap: 16px; }
header nav.row { margin: 0 0 0 auto; }
header a { font-weight: 600; }
main { max-width: 1080px; margin: 0 auto; padding: 24px; }
h1 { font-size: 24px; line-height: 28px; font-weight: 500; margin: 0 0 16px;
  overflow-wrap: anywhere; }
h2 { font-size: 16px; font-weight: 600; margin: 32px 0 8px; }
a { color: var(--brand); text-decoration: none; }
a:hover { text-decoration: underline; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible {
  outline: 2px solid var(--brand); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-size: 12px; color: var(--subtle); font-weight: 600; }
th, td { padding: 8px 8px 8px 0; border-bottom: 1px solid var(--border); vertical-align: top;
  overflow-wrap: anywhere; }
code, .hash { font: 12px/18px ui-monospace, Menlo, Consolas, monospace;
  overflow-wrap: anywhere; }
td .hash, .lozenge { white-space: nowrap; overflow-wrap: normal; }
@media (max-width: 640px) {
  table, tbody { display: block; }
  tr { display: flex; flex-wrap: wrap; gap: 0 12px; border-bottom: 1px solid var(--border); }
  th, td { border: 0; padding: 4px 0; }
}
code { background: var(--raised); border-radius: 3px; padding: 2px 4px; }
.subtle { color: var(--subtle); }
.card { border: 1px solid var(--border); border-radius: 8px; padding: 16px; margin: 8px 0;
  background: var(--raised); }
.lozenge { display: inline-block; border-radius: 3px; padding: 0 4px; font-size: 11px;
  line-height: 16px; font-weight: 700; background: var(--wait-back); color: var(--wait); }
.lozenge.good { background: var(--ok-back); color: var(--ok); }
.lozenge.bad { background: var(--bad-back); color: var(--bad); }
form.row, .row { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; margin: 8px 0; }
label { display: grid; gap: 4px; font-size: 12px; color: var(--subtle); font-weight: 600; }
input, select { font: inherit; color: var(--text); background: var(--surface);
  border: 1px solid var(--border); border-radius: 3px; padding: 6px 8px; min-height: 32px; max-width: 100%; }
select { font-weight: 400; }
input[type=checkbox] { min-height: 0; }
button { font: inherit; font-weight: 500; border: 0; border-radius: 3px; padding: 6px 12px;
  min-height: 32px; cursor: pointer; background: var(--brand); color: var(--on-brand); }
button.quiet { background: var(--raised); color: var(--text); border: 1px solid var(--border); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 8px 0; }
dt { color: var(--subtle); }
dd { margin: 0; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 8px 0; }
`;
