import { describe, expect, it } from '@jest/globals';
import {
  answerBeforeReading,
  COMMON_FAULTS,
  commonFaultOf,
  plainStatusAnswer,
  type CommonFault,
} from '../../../../host/sandbox/inboxes/common-fault';
import { readFaultForm } from '../../../../host/sandbox/inboxes/fault-form';
import { keptHeaders } from '../../../../host/sandbox/inboxes/kept-headers';

const form = (fields: Record<string, string>) => {
  const read = readFaultForm({ csrf: '', operation: 'upload', kind: '', ...fields });
  if (read === undefined) throw new Error('not a form');
  return read;
};

describe('a fault that any inbox knows', () => {
  it.each(COMMON_FAULTS)('$kind can be planned on the page', ({ kind }) => {
    expect(commonFaultOf(form({ kind, value: '503' }))?.kind).toBe(kind);
  });

  it.each([
    [{ kind: 'status', value: '299' }],
    [{ kind: 'status', value: '600' }],
    [{ kind: 'status', value: 'x' }],
    [{ kind: 'of-another-inbox' }],
  ])('is not %j', (fields) => {
    expect(commonFaultOf(form(fields))).toBeUndefined();
  });

  it('never puts into a header what is none', () => {
    expect(commonFaultOf(form({ kind: 'status', value: '429', text: 'a\r\nb' }))).toEqual({
      kind: 'status',
      status: 429,
    });
  });

  it.each<[CommonFault, number | string | undefined]>([
    [{ kind: 'status', status: 500 }, 500],
    [{ kind: 'status', status: 500, stored: true }, undefined],
    [{ kind: 'html' }, 200],
    [{ kind: 'slow', milliseconds: 1 }, undefined],
    [{ kind: 'cut-after-body' }, undefined],
    [{ kind: 'unreachable' }, 'ECONNREFUSED'],
    [{ kind: 'cut-before-body' }, 'ECONNRESET'],
  ])('%j answers before the request is read: %s', (fault, expected) => {
    const answer = () => answerBeforeReading(fault, plainStatusAnswer);
    if (typeof expected === 'string') expect(answer).toThrow(expected);
    else expect(answer()?.status).toBe(expected);
  });
});

it('keeps the headers of an upload, but for credentials', () => {
  const headers = new Headers({
    Authorization: 'Bearer x',
    'Proxy-Authorization': 'Basic x',
    Cookie: 'a=b',
    'X-Api-Key': 'odt_x',
    'X-Commit-SHA': 'abc',
  });
  expect(keptHeaders(headers)).toEqual({ 'x-commit-sha': 'abc' });
});
