import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createBridgeDouble, ORIGIN } from './bridge-double';

const PANEL = 'http://localhost:4000';

describe('serving a panel', () => {
  const { get } = createBridgeDouble();

  it('puts the bridge client before everything else, from the panel’s own origin', async () => {
    const page = await (await get(`${PANEL}/panel/panel/`)).text();
    expect(page).toContain(
      `<head><script src="/bridge/client.js" data-frame-origin="${ORIGIN}"></script><script`,
    );
  });

  it('sends the policy of Atlassian’s own package, with the frame in the place of the site', async () => {
    const response = await get(`${PANEL}/panel/panel/`);
    const policy = new Map(
      (response.headers.get('content-security-policy') ?? '').split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources];
      }),
    );
    const inline = createHash('sha256').update('inline()').digest('base64');
    expect(policy.get('script-src')).toEqual(
      expect.arrayContaining(["'self'", `'sha256-${inline}'`]),
    );
    expect(policy.get('script-src')).not.toContain("'unsafe-eval'");
    expect(policy.get('style-src')).toContain("'unsafe-inline'");
    expect(policy.get('img-src')).toContain('https://images.example');
    expect(policy.get('frame-ancestors')).toContain(ORIGIN);
    expect(policy.get('sandbox')).not.toContain('allow-top-navigation');
    expect(policy.get('report-uri')).toEqual(['/bridge/csp-report']);
  });

  it('serves assets with their type, for good', async () => {
    const response = await get(`${PANEL}/panel/panel/assets/a.js`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/javascript');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['dots', '/panel/panel/../secret.txt'],
    ['encoded dots', '/panel/panel/%2e%2e/secret.txt'],
    ['encoded separators', '/panel/panel/..%2fsecret.txt'],
    ['backslashes', '/panel/panel/..%5csecret.txt'],
    ['doubly encoded', '/panel/panel/%252e%252e%252fsecret.txt'],
    ['an absolute path', '/panel/panel//etc/passwd'],
    ['a symbolic link', '/panel/panel/link.txt'],
    ['a null byte', '/panel/panel/index.html%00.js'],
    ['a stray percent sign', '/panel/panel/%zz'],
    ['a directory', '/panel/panel/assets'],
    ['an unknown resource', '/panel/other/index.html'],
  ])('finds nothing by %s', async (_name, path) => {
    const response = await get(PANEL + path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('secret');
  });
});
