import { describe, expect, it } from '@jest/globals';
import {
  filterConnections,
  labelsOf,
  NO_FILTER,
} from '../../../static/setup/components/connection-filter';
import { connectionOf, SSH_SETTINGS } from '../../host/setup/fake-services';

const PROD = connectionOf();
const TOKEN = connectionOf({
  id: 'c2',
  name: 'second',
  description: 'Nightly',
  status: 'revoked',
  labels: ['shop', 'nightly'],
  workspace: { uuid: 'w2', slug: 'umbrella', name: 'Umbrella Corp' },
  settings: { kind: 'api-token', email: 'x@example.com' },
});
const SSH = connectionOf({ id: 'c3', name: 'code', labels: [], settings: SSH_SETTINGS });
const ALL = [PROD, TOKEN, SSH];

describe('the filters of the list', () => {
  it.each([
    ['nothing', {}, ALL],
    ['a name', { text: 'BITBUCKET' }, [PROD]],
    ['a workspace', { text: 'umbrella corp' }, [TOKEN]],
    ['a kind', { text: 'ssh' }, [SSH]],
    ['words in any order', { text: ' nightly  second ' }, [TOKEN]],
    ['a word that none has', { text: 'second acme' }, []],
    ['a status', { status: 'revoked' as const }, [TOKEN]],
    ['a label', { labels: ['shop'] }, [PROD, TOKEN]],
    ['labels, all of them', { labels: ['shop', 'nightly'] }, [TOKEN]],
    [
      'text, status and label',
      { text: 'acme', status: 'connected' as const, labels: ['shop'] },
      [PROD],
    ],
  ])('by %s', (_what, part, found) => {
    expect(filterConnections(ALL, { ...NO_FILTER, ...part })).toEqual(found);
  });

  it('counts the connections of a label, not how often it is written', () => {
    const twice = connectionOf({ labels: ['shop', 'shop'] });
    expect(labelsOf([twice, TOKEN])).toEqual([
      { label: 'nightly', count: 1 },
      { label: 'shop', count: 2 },
    ]);
  });
});
