import { expect, it } from '@jest/globals';
import {
  putScope,
  toScopeDraft,
} from '../../../../../static/app/components/repositories/scope-draft';
import {
  EVERY_REPOSITORY,
  type RepositoryScope,
} from '../../../../../static/app/components/repositories/repository-scope';

const base = toScopeDraft(EVERY_REPOSITORY);
const restricted: RepositoryScope = { ...EVERY_REPOSITORY, kind: 'only', projects: ['PAY', 'HR'] };

it('the edits are put into the newest scope, with what was chosen by hand since', () => {
  const newest = { ...EVERY_REPOSITORY, excluded: ['22222222-2222-4222-8222-000000000042'] };
  const draft = { kind: 'only', projects: ' pay \n\nhr', names: 'sandbox-*' } as const;
  expect(putScope(draft, base, newest)).toEqual({
    ok: true,
    data: { ...newest, kind: 'only', projects: ['PAY', 'HR'], names: ['sandbox-*'] },
  });
});

it('the edits do not lift a restriction that somebody else made meanwhile', () => {
  expect(putScope({ ...base, names: 'sandbox-*' }, base, restricted)).toMatchObject({
    problem: {
      code: 'SETTINGS_STALE',
      detail: [
        'SBOMs are forwarded from: only repositories that match (was all repositories except those that match)',
        'Projects: PAY, HR (was none)',
      ].join('\n'),
    },
  });
});

it('an edit of what somebody else changed as well says whose is replaced', () => {
  const newest = { ...EVERY_REPOSITORY, names: ['theirs-*'] };
  expect(putScope({ ...base, names: 'mine-*' }, base, newest)).toMatchObject({
    problem: {
      detail: 'Repository names: theirs-* (was none). You changed it, too: saving replaces theirs.',
    },
  });
});
