import type { Hono } from 'hono';
import { z } from 'zod';
import { timestamp } from '../present/links';
import type { JsonRecord } from '../store/json-rows';
import { ApiError } from './api-error';
import type { RestContext, RestEnvironment } from './environment';
import { commitOf, readBody } from './guards';
import { answer, answerList } from './respond';
import { annotationBatch, reportBody } from './report-schemas';

const REPORTS = '/2.0/repositories/:workspace/:repo/commit/:commit/reports';
const ANNOTATIONS_PER_REPORT = 1000;

/** Code Insights. Reading the repository is enough to write, as at Bitbucket. */
export function addReports(app: Hono<RestEnvironment>): void {
  app.get(REPORTS, async (c) => {
    const { sandbox, uuid, commit } = await place(c);
    return answerList(c, sandbox.reports.list(uuid, commit).map(presentReport));
  });

  app.put(`${REPORTS}/:report`, async (c) => {
    const { sandbox, uuid, commit } = await place(c);
    const body = await readBody(c, reportBody);
    const now = sandbox.clock.now();
    const before = sandbox.reports.find(uuid, commit, c.req.param('report'));
    const record: JsonRecord = {
      externalId: before?.externalId ?? c.req.param('report'),
      uuid: before?.uuid ?? sandbox.newId(),
      body,
      createdOn: before?.createdOn ?? now,
      updatedOn: now,
    };
    sandbox.reports.put(uuid, commit, record);
    return answer(c, presentReport(record));
  });

  app.get(`${REPORTS}/:report`, async (c) => answer(c, presentReport(await findReport(c))));

  app.delete(`${REPORTS}/:report`, async (c) => {
    const { sandbox, uuid, commit } = await place(c);
    const found = sandbox.reports.find(uuid, commit, c.req.param('report'));
    if (found !== undefined) sandbox.reports.remove(uuid, commit, found);
    return c.body(null, 204);
  });

  app.get(`${REPORTS}/:report/annotations`, async (c) => {
    const report = await findReport(c);
    const found = c.get('sandbox').reports.annotations(report.uuid);
    return answerList(c, found.map(presentAnnotation));
  });

  app.post(`${REPORTS}/:report/annotations`, async (c) => {
    const { reports, clock, newId } = c.get('sandbox');
    const report = await findReport(c);
    const batch = await readBody(c, annotationBatch);
    const now = clock.now();
    const known = new Map(reports.annotations(report.uuid).map((one) => [one.externalId, one]));
    const records = batch.map((body): JsonRecord => {
      const before = known.get(body.external_id);
      return {
        externalId: body.external_id,
        uuid: before?.uuid ?? newId(),
        body,
        createdOn: before?.createdOn ?? now,
        updatedOn: now,
      };
    });
    const total = new Set([...known.keys(), ...records.map((one) => one.externalId)]).size;
    if (total > ANNOTATIONS_PER_REPORT) {
      throw new ApiError(400, 'A report can have at most 1000 annotations');
    }
    reports.putAnnotations(report.uuid, records);
    return answer(c, records.map(presentAnnotation));
  });
}

async function place(c: RestContext) {
  const commit = await commitOf(c, z.string().parse(c.req.param('commit')));
  return { sandbox: c.get('sandbox'), uuid: c.get('repository').uuid, commit };
}

/** Throws ApiError 404. */
async function findReport(c: RestContext): Promise<JsonRecord> {
  const { sandbox, uuid, commit } = await place(c);
  const id = c.req.param('report') ?? '';
  const found = sandbox.reports.find(uuid, commit, id);
  if (found === undefined) throw new ApiError(404, `Report ${id.slice(0, 100)} not found`);
  return found;
}

function presentReport(record: JsonRecord) {
  return { type: 'report', ...common(record) };
}

function presentAnnotation(record: JsonRecord) {
  return { type: 'report_annotation', ...common(record) };
}

function common(record: JsonRecord) {
  return {
    ...record.body,
    uuid: `{${record.uuid}}`,
    external_id: record.externalId,
    created_on: timestamp(record.createdOn),
    updated_on: timestamp(record.updatedOn),
  };
}
