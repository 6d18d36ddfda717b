import type { RunningSandbox } from './harness';

interface Step {
  readonly as?: 'admin' | 'writer' | 'reader' | 'outsider';
  readonly decision?: 'grant' | 'deny';
}

/**
 * What a person does at the authorize page, without a browser: opens it, chooses, and is led back.
 * Throws where the page is not shown.
 */
export async function authorizeBy(
  { origin }: Pick<RunningSandbox, 'origin'>,
  address: string,
  { as = 'admin', decision = 'grant' }: Step = {},
): Promise<URL> {
  const page = await fetch(address, { redirect: 'manual' });
  const text = await page.text();
  if (page.status !== 200) throw new Error(`${String(page.status)}: ${text}`);
  const hidden = (name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
  const answer = await fetch(`${origin}/site/oauth2/authorize`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams({
      csrf: hidden('csrf'),
      client_id: hidden('client_id'),
      state: hidden('state'),
      as,
      decision,
    }),
  });
  return new URL(answer.headers.get('location') ?? `${origin}/nowhere`);
}
