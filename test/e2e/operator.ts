import { load } from 'cheerio/slim';
import { CONNECTIONS_PATH } from '../../host/setup/contract/paths';

export interface Reply {
  readonly ok: boolean;
  readonly data?: Record<string, unknown>;
  readonly problem?: { readonly code: string; readonly details: readonly string[] };
}

/** Somebody at the set-up pages of a host, over HTTP and without a browser. */
export async function operatorAt(origin: string, adminToken?: string) {
  const cookies = new Map<string, string>();
  /** Every answer that came, headers and body. */
  const answers: string[] = [];
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    // A host that starts again at the same port would be asked over a connection to the one before.
    headers.set('connection', 'close');
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetch(origin + path, { ...init, headers, redirect: 'manual' });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=', 2);
      cookies.set(name, value);
    }
    answers.push(JSON.stringify([...answer.headers]), await answer.clone().text());
    return answer;
  };
  const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  if (adminToken !== undefined) {
    const body = JSON.stringify({ token: adminToken });
    await send('/login', { method: 'POST', headers: json, body });
  }
  const page = load(await (await send(CONNECTIONS_PATH)).text());
  const { token } = JSON.parse(page('body').attr('data-page') ?? '{}') as { token: string };

  const call = async (name: string, request: object): Promise<Reply> => {
    const answer = await send(`/integrations/api/${name}`, {
      method: 'POST',
      headers: { ...json, 'x-bridge-token': token },
      body: JSON.stringify(request),
    });
    return (await answer.json()) as Reply;
  };
  return {
    answers,
    send,
    call,
    /** As `call`, for what must work. */
    async done(name: string, request: object): Promise<Record<string, unknown>> {
      const reply = await call(name, request);
      if (reply.data === undefined) throw new Error(`${name}: ${JSON.stringify(reply.problem)}`);
      return reply.data;
    },
    /** “Authorize”, what the person does at Bitbucket, and the way back: where the callback leads. */
    async authorize(
      id: string,
      decision: 'grant' | 'deny' = 'grant',
      as: 'admin' | 'outsider' = 'admin',
    ): Promise<string> {
      const { address } = await this.done('authorize', { id });
      const asked = await fetch(String(address));
      const form = load(await asked.text());
      const field = (name: string): string => form(`input[name=${name}]`).attr('value') ?? '';
      const names = ['csrf', 'client_id', 'state'] as const;
      const said = await fetch(new URL('/site/oauth2/authorize', String(address)), {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: new URL(String(address)).origin },
        body: new URLSearchParams({
          ...Object.fromEntries(names.map((name) => [name, field(name)])),
          as,
          decision,
        }),
      });
      const { pathname, search } = new URL(said.headers.get('location') ?? '');
      const back = load(await (await send(pathname + search)).text());
      return back('a').attr('href') ?? '';
    },
  };
}
