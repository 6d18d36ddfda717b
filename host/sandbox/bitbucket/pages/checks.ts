import { html } from 'hono/html';
import { z } from 'zod';
import type { Sandbox } from '../model';
import type { JsonRecord } from '../store/json-rows';
import { lozenge } from './layout';
import type { Markup } from './layout';

const shownReport = z.object({
  title: z.string(),
  details: z.string(),
  reporter: z.string().optional(),
  link: z.string().optional(),
  result: z.string().optional(),
  data: z.array(z.object({ title: z.string(), value: z.unknown() })).default([]),
});
const shownAnnotation = z.object({
  summary: z.string(),
  annotation_type: z.string(),
  severity: z.string().optional(),
  path: z.string().optional(),
  line: z.number().optional(),
});
const shownStatus = z.object({
  state: z.string(),
  name: z.string().optional(),
  url: z.string(),
  description: z.string().optional(),
});

/** The build statuses and Code Insights reports of a commit. */
export function checksOf(sandbox: Sandbox, repository: string, commit: string): Markup {
  const statuses = sandbox.buildStatuses.list(repository, commit);
  const reports = sandbox.reports.list(repository, commit);
  return html`
    <h2>Builds</h2>
    ${statuses.length === 0 ? html`<p class="subtle">No build statuses.</p>` : ''}
    ${statuses.map((record) => statusLine(record))}
    <h2>Reports</h2>
    ${reports.length === 0 ? html`<p class="subtle">No reports.</p>` : ''}
    ${reports.map((record) => reportCard(record, sandbox.reports.annotations(record.uuid)))}
  `;
}

/** The states alone, for lists of commits. */
export function checkMarks(sandbox: Sandbox, repository: string, commit: string): Markup {
  const states = [
    ...sandbox.buildStatuses.list(repository, commit).map(({ body }) => body['state']),
    ...sandbox.reports.list(repository, commit).map(({ body }) => body['result']),
  ];
  return html`${states.map((state) => (typeof state === 'string' ? lozenge(state) : ''))}`;
}

function statusLine(record: JsonRecord): Markup {
  const status = shownStatus.parse(record.body);
  return html`<div class="row">
    ${lozenge(status.state)}
    <a href="${status.url}" rel="noreferrer">${status.name ?? record.externalId}</a>
    <span class="subtle">${status.description ?? ''}</span>
  </div>`;
}

function reportCard(record: JsonRecord, annotations: readonly JsonRecord[]): Markup {
  const report = shownReport.parse(record.body);
  return html`<section class="card">
    <strong>${report.title}</strong> ${report.result === undefined ? '' : lozenge(report.result)}
    <span class="subtle">${report.reporter ?? ''}</span>
    <pre>${report.details}</pre>
    <dl>
      ${report.data.map(
        ({ title, value }) =>
          html`<dt>${title}</dt>
            <dd>${typeof value === 'string' ? value : JSON.stringify(value)}</dd>`,
      )}
    </dl>
    ${
      report.link === undefined
        ? ''
        : html`<a href="${report.link}" rel="noreferrer">View full report</a>`
    }
    ${annotations.map((one) => annotationLine(one))}
  </section>`;
}

function annotationLine(record: JsonRecord): Markup {
  const annotation = shownAnnotation.parse(record.body);
  const line = annotation.line === undefined ? '' : `:${String(annotation.line)}`;
  return html`<div class="row">
    <span class="lozenge">${annotation.severity ?? annotation.annotation_type}</span>
    <span>${annotation.summary}</span>
    <code>${annotation.path ?? ''}${line}</code>
  </div>`;
}
