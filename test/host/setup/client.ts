import { load } from 'cheerio/slim';
import type { Hono } from 'hono';

/** A browser's way to the API without a browser: a page first, then calls with its cookie and token. */
export async function openPage(routes: Hono, path = '/integrations/bitbucket') {
  const page = await routes.request(`http://localhost${path}`);
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const written = load(await page.text())('body').attr('data-page') ?? '{}';
  const { token } = JSON.parse(written) as { token: string };
  const call = (
    name: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    Promise.resolve(
      routes.request(`http://localhost/integrations/api/${name}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-bridge-token': token,
          'sec-fetch-site': 'same-origin',
          cookie,
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    );
  return { page, cookie, token, call, data: JSON.parse(written) as Record<string, unknown> };
}
