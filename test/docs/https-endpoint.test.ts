import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rotateKeys } from '../../src/platforms/https-endpoint/keys';
import { aShipment } from '../fakes/shipment';
import {
  createEndpointHarness,
  KEY,
  type SentRequest,
} from '../platforms/https-endpoint/endpoint-harness';
import { skipped } from '../skipped';

const DOCUMENT = readFileSync(join(__dirname, '../../docs/https-endpoint.md'), 'utf8');
const NEXT = 'the-next-key-of-at-least-32-characters';

function example(language: string): string {
  const found = [...DOCUMENT.matchAll(/```(\w+)\n(.*?)```/gs)].filter(
    ([, name]) => name === language,
  );
  expect(found).toHaveLength(1);
  return found[0]?.[2] ?? '';
}

/** What both examples are asked: is this signed by one of these keys, at this time? */
interface Question {
  readonly headers: Readonly<Record<string, string>>;
  /** base64 */
  readonly body: string;
  readonly keys: readonly string[];
  /** Epoch milliseconds. */
  readonly now: number;
}

let questions: readonly (Question & { readonly answer: boolean })[];
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'endpoint-'));
  const { open, requests, time } = createEndpointHarness();
  const now = time.clock.now();
  await open(rotateKeys(KEY, NEXT, now)).deliver(aShipment());
  const [sent] = requests;
  if (sent === undefined) throw new Error('Nothing was sent.');
  const good = { ...questionOf(sent), keys: [KEY], now };
  const headers = (changed: Record<string, string>) => ({ ...good.headers, ...changed });
  questions = [
    { ...good, answer: true },
    { ...good, keys: [NEXT], answer: true },
    { ...good, keys: ['another key', KEY], answer: true },
    { ...good, now: now + 299_000, answer: true },
    { ...good, keys: [], answer: false },
    { ...good, keys: ['another key'], answer: false },
    { ...good, now: now + 302_000, answer: false },
    { ...good, now: now - 302_000, answer: false },
    { ...good, body: btoa('another document'), answer: false },
    { ...good, headers: headers({ 'sbom-bridge-timestamp': '' }), answer: false },
    { ...good, headers: headers({ 'sbom-bridge-timestamp': '1'.repeat(400) }), answer: false },
    { ...good, headers: headers({ 'sbom-bridge-signature': 'ü, =, ,' }), answer: false },
    { ...good, headers: {}, answer: false },
  ];
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function questionOf({ headers, body }: SentRequest) {
  return { headers: Object.fromEntries(headers), body: Buffer.from(body).toString('base64') };
}

/** Runs a program that reads the questions as JSON and prints its answers as JSON. */
function answers(command: string, file: string, program: string): unknown {
  const path = join(folder, file);
  writeFileSync(path, program);
  const output = execFileSync(command, [path], { input: JSON.stringify(questions) });
  return JSON.parse(output.toString());
}

describe('the examples of docs/https-endpoint.md', () => {
  it('check what is really sent, in Node', () => {
    const program = `${example('js')}
import { readFileSync } from 'node:fs';
const questions = JSON.parse(readFileSync(0, 'utf8'));
console.log(JSON.stringify(questions.map(({ headers, body, keys, now }) =>
  isSigned(headers, Buffer.from(body, 'base64'), keys, now))));
`;
    expect(answers(process.execPath, 'receiver.mjs', program)).toEqual(
      questions.map(({ answer }) => answer),
    );
  });

  const python = spawnSync('python3', ['--version']).status === 0;
  if (!python) skipped('no python3 to run the Python example of docs/https-endpoint.md with');
  (python ? it : it.skip)('check what is really sent, in Python', () => {
    const program = `${example('python')}

import base64, json, sys
print(json.dumps([
    is_signed(q["headers"], base64.b64decode(q["body"]), q["keys"], q["now"] / 1000)
    for q in json.load(sys.stdin)
]))
`;
    expect(answers('python3', 'receiver.py', program)).toEqual(
      questions.map(({ answer }) => answer),
    );
  });
});
