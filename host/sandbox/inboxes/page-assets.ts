/** Served as files, so that the page needs neither inline styles nor inline scripts. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --surface: #ffffff; --raised: #ffffff; --sunken: #f7f8f9; --border: #dcdfe4;
  --text: #172b4d; --subtle: #44546f; --brand: #0c66e4; --on-brand: #ffffff;
  --ok: #216e4e; --ok-back: #dcfff1; --wait: #7f5f01; --wait-back: #fff7d6;
  --bad: #ae2a19; --bad-back: #ffeceb;
}
@media (prefers-color-scheme: dark) {
  :root {
    --surface: #161a1d; --raised: #1d2125; --sunken: #101214; --border: #39424a;
    --text: #c7d1db; --subtle: #9fadbc; --brand: #579dff; --on-brand: #161a1d;
    --ok: #7ee2b8; --ok-back: #1c3329; --wait: #f5cd47; --wait-back: #332e1b;
    --bad: #fd9891; --bad-back: #42221f;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--surface); color: var(--text);
  font: 14px/20px ui-sans-serif, -apple-system, "Segoe UI", Ubuntu, "Helvetica Neue", sans-serif;
}
header, main { max-width: 1280px; margin: 0 auto; padding: 24px 24px 0; }
h1 { font-size: 24px; line-height: 28px; margin: 0; }
h2 { font-size: 16px; line-height: 20px; margin: 0 0 8px; overflow-wrap: anywhere; }
h3 { font-size: 12px; line-height: 16px; margin: 16px 0 4px; }
header p, .note { color: var(--subtle); }
section {
  background: var(--raised); border: 1px solid var(--border); border-radius: 8px;
  padding: 16px; margin: 0 0 16px;
}
.empty { text-align: center; color: var(--subtle); }
.environment, .state {
  border-radius: 3px; padding: 2px 6px; font-size: 11px; font-weight: 700;
  text-transform: uppercase; background: var(--sunken); color: var(--subtle);
}
.state.processed { background: var(--ok-back); color: var(--ok); }
.state.pending { background: var(--wait-back); color: var(--wait); }
.state.failed { background: var(--bad-back); color: var(--bad); }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-size: 12px; color: var(--subtle); border-bottom: 2px solid var(--border); }
td { border-bottom: 1px solid var(--border); overflow-wrap: anywhere; }
th, td { padding: 6px 8px; vertical-align: top; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
code { font: 12px/20px ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
td.number, td code, td time, .state, .environment { white-space: nowrap; overflow-wrap: normal; }
td .note { display: inline-block; min-width: 160px; }
a { color: var(--brand); margin-right: 12px; }
.plan { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; margin-top: 12px; }
label { display: grid; grid-template-columns: minmax(0, auto); gap: 4px; max-width: 100%; font-size: 12px; font-weight: 600; color: var(--subtle); }
input, select, textarea, button {
  font: inherit; color: var(--text); background: var(--surface);
  border: 1px solid #8590a2; border-radius: 3px; padding: 6px 8px; max-width: 100%;
}
input, select, textarea { font-weight: 400; color: var(--text); }
button { cursor: pointer; font-weight: 500; }
button.primary { background: var(--brand); border-color: var(--brand); color: var(--on-brand); }
:focus-visible { outline: 2px solid var(--brand); outline-offset: 2px; }
`;

/** Fetches what arrived every two seconds while the page is looked at. */
export const PAGE_SCRIPT = `
'use strict';
const place = document.getElementById('arrivals');
const address = new URL('arrivals', document.currentScript.src);
let shown = '';
async function refresh() {
  if (document.hidden) return;
  try {
    const answer = await fetch(address, { cache: 'no-store' });
    if (!answer.ok) return;
    const next = await answer.text();
    if (next === shown) return;
    shown = next;
    place.replaceChildren(...new DOMParser().parseFromString(next, 'text/html').body.childNodes);
  } catch {
    // The host is being restarted; the next round finds it again.
  }
}
setInterval(refresh, 2000);
`;
