import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { describe, expect, it } from '@jest/globals';
import { createFaults } from '../../../../host/sandbox/inboxes/faults';
import type { Fault } from '../../../../host/sandbox/interlynk/faults';
import { aDocument } from '../../../fakes/shipment';
import { settled } from '../../../fakes/virtual-time';
import { anInbox, post, TOKEN, uploadForm } from './an-inbox';

const SHOP = { projectGroupName: 'acme/shop' };
const upload = () => post(uploadForm(SHOP, aDocument('1.0.0')));

describe('faults', () => {
  it('come in line, as often as planned, each kind of request for itself', () => {
    const faults = createFaults<Fault>();
    faults.next('upload', { kind: 'html' }, 2);
    faults.next('upload', { kind: 'null-payload' });
    faults.next('query', { kind: 'plain-list' });
    faults.next('query', { kind: 'html' }, 0);
    const kinds = ['upload', 'upload', 'query', 'upload', 'upload', 'query'] as const;
    expect(kinds.map((kind) => faults.take(kind)?.kind)).toEqual([
      'html',
      'html',
      'plain-list',
      'null-payload',
      undefined,
      undefined,
    ]);
  });

  it('are forgotten on demand', () => {
    const faults = createFaults<Fault>();
    faults.next('upload', { kind: 'html' });
    faults.clear();
    expect(faults.planned()).toEqual([]);
  });

  it.each<[Fault, number, number]>([
    [{ kind: 'status', status: 429, retryAfter: '7' }, 429, 0],
    [{ kind: 'status', status: 502 }, 502, 0],
    [{ kind: 'status', status: 504, stored: true }, 504, 1],
    [{ kind: 'html' }, 200, 0],
    [{ kind: 'top-level-errors' }, 200, 0],
    [{ kind: 'null-payload' }, 200, 0],
    [{ kind: 'payload-errors', errors: ['no'] }, 200, 0],
    [{ kind: 'delayed-version', milliseconds: 5000 }, 200, 1],
    [{ kind: 'plain-list' }, 200, 1],
  ])('%j: HTTP %d, %d stored', async (fault, status, stored) => {
    const { inbox } = anInbox();
    inbox.faults.next('upload', fault);
    const answer = await inbox.handle(upload());
    expect(answer.status).toBe(status);
    expect(answer.headers.get('retry-after')).toBe(
      fault.kind === 'status' ? (fault.retryAfter ?? null) : null,
    );
    expect(inbox.arrivals()).toHaveLength(stored);
    expect((await inbox.handle(upload())).status).toBe(200);
    expect(inbox.arrivals()).toHaveLength(stored + 1);
  });

  it.each<[Fault, string, number]>([
    [{ kind: 'unreachable' }, 'ECONNREFUSED', 0],
    [{ kind: 'cut-before-body' }, 'ECONNRESET', 0],
    [{ kind: 'cut-after-body' }, 'ECONNRESET', 1],
  ])('%j breaks the connection as fetch would say it: %s', async (fault, code, stored) => {
    const { inbox } = anInbox();
    inbox.faults.next('upload', fault);
    await expect(inbox.handle(upload())).rejects.toMatchObject({
      name: 'TypeError',
      cause: { code },
    });
    expect(inbox.arrivals()).toHaveLength(stored);
  });

  it('break a real connection as well', async () => {
    const { inbox } = anInbox();
    const listener = getRequestListener(inbox.routes.fetch);
    const server = createServer((request, response) => {
      void listener(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const send = () =>
      fetch(`http://127.0.0.1:${port}/lynkapi`, {
        method: 'POST',
        body: uploadForm(SHOP, aDocument('1.0.0')),
        headers: { authorization: `Bearer ${TOKEN}` },
      });
    try {
      inbox.faults.next('upload', { kind: 'cut-after-body' });
      await expect(send()).rejects.toThrow('fetch failed');
      expect(inbox.arrivals()).toHaveLength(1);
      expect((await send()).status).toBe(200);
      expect(inbox.arrivals()).toHaveLength(2);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('keep a version back', async () => {
    const { inbox, time } = anInbox();
    inbox.start();
    inbox.faults.next('upload', { kind: 'delayed-version', milliseconds: 5000 });
    await inbox.handle(upload());
    time.advance(5999);
    expect(inbox.versions()).toEqual([]);
    time.advance(1);
    expect(inbox.versions()).toHaveLength(1);
  });

  it('slow an answer down without losing it', async () => {
    const { inbox, time } = anInbox();
    inbox.faults.next('upload', { kind: 'slow', milliseconds: 5000 });
    const answer = inbox.handle(upload());
    await settled();
    expect(inbox.arrivals()).toEqual([]);
    time.advance(5000);
    expect((await answer).status).toBe(200);
    expect(inbox.arrivals()).toHaveLength(1);
  });

  it('are not used up by a caller without the token', async () => {
    const { inbox } = anInbox();
    inbox.faults.next('upload', { kind: 'html' });
    await inbox.handle(post(uploadForm(SHOP, 'x'), { authorization: 'Bearer other' }));
    expect(inbox.faults.planned()).toHaveLength(1);
  });
});
