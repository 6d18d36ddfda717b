import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { callResolver as CallResolver } from '../../../../static/app/api/call-resolver';

/** What the frame answers to a command of the panel. */
let frame: () => Promise<unknown>;
let callResolver: typeof CallResolver;

describe('a call of the panel', () => {
  beforeAll(async () => {
    // @forge/bridge takes it when it is loaded.
    Object.assign(globalThis, { __bridge: { callBridge: () => frame() } });
    ({ callResolver } = await import('../../../../static/app/api/call-resolver'));
  });
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const codeOf = async (): Promise<string | undefined> => {
    const reply = await callResolver('listAudit', {});
    return reply.ok ? undefined : reply.problem.code;
  };

  it('ends where no answer ever comes', async () => {
    frame = () => new Promise(() => undefined);
    const code = codeOf();
    await jest.advanceTimersByTimeAsync(40_000);
    expect(await code).toBe('PANEL_UNREACHABLE');
  });

  it('says what it can where the frame fails or answers with something else', async () => {
    frame = () => Promise.reject(new Error('Failed to fetch'));
    expect(await codeOf()).toBe('PANEL_UNREACHABLE');
    frame = () => Promise.resolve({ ok: true, data: { of: 'another version' } });
    expect(await codeOf()).toBe('PANEL_OUTDATED');
    frame = () => Promise.resolve(null);
    expect(await codeOf()).toBe('PANEL_OUTDATED');
  });

  it('hands on what the app says, and leaves no clock running', async () => {
    frame = () => Promise.resolve({ ok: true, data: { entries: [] } });
    expect(await callResolver('listAudit', {})).toEqual({ ok: true, data: { entries: [] } });
    const problem = { code: 'NOT_ALLOWED', sentence: 'No.', next: 'Ask.' };
    frame = () => Promise.resolve({ ok: false, problem });
    expect(await codeOf()).toBe('NOT_ALLOWED');
    expect(jest.getTimerCount()).toBe(0);
  });
});
